// Routes in all three shapes: synchronous, future and async closures, and controller methods.
import Vapor

func routes(_ app: Application) throws {
  let thumbnails = ThumbnailService()

  app.get { req in "it works" }
  app.get("hello", ":name") { req -> String in
    let name = try req.parameters.require("name")
    return "hello \(name)"
  }
  app.get("motd") { req -> String in
    try String(contentsOfFile: "/etc/motd", encoding: .utf8)  // want 9 blocking-file-io event-loop
  }
  app.get("report") { req async throws -> String in
    thumbnails.render("report")  // want 16 blocking-process
    return "done"
  }
  app.get("queued") { req async throws -> String in
    try await req.application.threadPool.runIfActive { thumbnails.render("queued") }
    return "done"
  }
  app.post("upload") { req in
    let file = try await req.body.collect(max: 1 << 20).get()
    thumbnails.store(file)  // want 16 blocking-file-io
    return HTTPStatus.ok
  }
  app.get("future") { req -> EventLoopFuture<String> in
    req.application.threadPool.runIfActive(eventLoop: req.eventLoop) {
      try String(contentsOfFile: "/etc/motd", encoding: .utf8)
    }
  }
  app.get("mapped") { req -> EventLoopFuture<String> in
    req.client.get("https://example.com").map { response in
      Thread.sleep(forTimeInterval: 1)  // want 14 blocking-sleep event-loop
      return "\(response.status)"
    }
  }
  try app.register(collection: UserController())
}
