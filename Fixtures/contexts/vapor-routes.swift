// Vapor picks the synchronous route overload for closures without `await`: they run on the event loop.
import Foundation
import Vapor

func routes(_ app: Application) throws {
  app.get("sync") { req -> String in
    try String(contentsOfFile: "/etc/motd", encoding: .utf8)  // want 9 blocking-file-io event-loop
  }
  app.get("future") { req -> EventLoopFuture<String> in
    Thread.sleep(forTimeInterval: 1)  // want 12 blocking-sleep event-loop
    return req.eventLoop.makeSucceededFuture("x")
  }
  app.get("async") { req async throws -> String in
    try String(contentsOfFile: "/etc/motd", encoding: .utf8)  // want 9 blocking-file-io
  }
  app.post("awaiting") { req in
    usleep(1)  // want 5 blocking-sleep
    return try await req.content.decode(Int.self)
  }
  let api = app.grouped("api")
  api.group("v1") { group in
    group.get("x") { req in
      usleep(1)  // want 7 blocking-sleep event-loop
      return "x"
    }
  }
  app.get("pool") { req async throws -> String in
    try await req.application.threadPool.runIfActive(eventLoop: req.eventLoop) {
      try String(contentsOfFile: "/etc/motd", encoding: .utf8)
    }.get()
  }
  app.get("fine") { req in "fine" }
}

func routes(of application: Application, _ routes: Routes) {
  application.routes.get("a") { req in usleep(1); return "x" }  // want blocking-sleep event-loop
  application.routes.group("b") { group in group.get { req in usleep(1); return "x" } }  // want blocking-sleep event-loop
  routes.get("c") { req in usleep(1); return "x" }  // want blocking-sleep event-loop
}
