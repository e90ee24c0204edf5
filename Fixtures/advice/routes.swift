// Routes, middleware and controllers of Hummingbird that block.
import Foundation
import Hummingbird

struct Todo: ResponseCodable, Sendable {
  var id: Int
  var title: String
}

func addRoutes(to router: Router<BasicRequestContext>, _ folder: URL) {
  router.get("files/:name") { request, context -> ByteBuffer in
    let name = try context.parameters.require("name")
    let data = /*«*/try Data(contentsOf: folder.appendingPathComponent(name))/*»*/  // want blocking-file-io
    return ByteBuffer(bytes: data)
  }
  router.get("health") { _, _ -> HTTPResponse.Status in
    /*«*/FileManager.default.contents(atPath: "/etc/health")/*»*/ == nil ? .serviceUnavailable : .ok  // want blocking-file-io
  }
  router.post("files/:name") { request, context -> HTTPResponse.Status in
    let name = try context.parameters.require("name")
    let buffer = try await request.body.collect(upTo: 1 << 20)
    /*«*/try Data(buffer.readableBytesView).write(to: folder.appendingPathComponent(name))/*»*/  // want blocking-file-io
    return .created
  }
  router.get("slow") { _, _ in
    /*«*/Thread.sleep(forTimeInterval: 1)/*»*/  // want blocking-sleep
    return "slow"
  }
  router.get("large") { _, _ -> Response in
    Response(
      status: .ok,
      body: ResponseBody { writer in
        let data = /*«*/try Data(contentsOf: folder.appendingPathComponent("large"))/*»*/  // want blocking-file-io
        try await writer.write(ByteBuffer(bytes: data))
        try await writer.finish(nil)
      })
  }
}

struct FileLog<Context: RequestContext>: RouterMiddleware {
  let file: FileHandle

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let response = try await next(request, context)
    /*«*/try file.write(contentsOf: Data("\(request.uri.path) \(response.status)\n".utf8))/*»*/  // want blocking-file-io
    return response
  }
}

struct Limits<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard (/*«*/try? String(contentsOfFile: "limits", encoding: .utf8)/*»*/) != nil else {  // want blocking-file-io
      throw HTTPError(.tooManyRequests)
    }
    return try await next(request, context)
  }
}

struct TodoController: Sendable {
  let store: TodoStore

  func addRoutes(to group: RouterGroup<BasicRequestContext>) {
    group.get(use: list).get(":id", use: show).post(use: create)
  }

  @Sendable func list(_ request: Request, context: BasicRequestContext) async throws -> [Todo] {
    /*«*/try store.all()/*»*/  // want blocking-file-io
  }

  @Sendable func show(_ request: Request, context: BasicRequestContext) async throws -> Todo? {
    let id = try context.parameters.require("id", as: Int.self)
    return (/*«*/try store.all()/*»*/).first { $0.id == id }  // want blocking-file-io
  }

  @Sendable func create(_ request: Request, context: BasicRequestContext) async throws -> EditedResponse<Todo> {
    let todo = try await request.decode(as: Todo.self, context: context)
    /*«*/try store.save(todo)/*»*/  // want blocking-file-io
    return EditedResponse(status: .created, response: todo)
  }
}

struct TodoStore: Sendable {
  let url: URL

  func all() throws -> [Todo] { try JSONDecoder().decode([Todo].self, from: Data(contentsOf: url)) }

  func save(_ todo: Todo) throws { try JSONEncoder().encode(try all() + [todo]).write(to: url) }
}

func build(_ path: String) async throws -> some ApplicationProtocol {
  let text = /*«*/try String(contentsOfFile: path, encoding: .utf8)/*»*/  // want blocking-file-io
  let router = Router()
  router.get("text") { _, _ in text }
  return Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 8080)))
}
