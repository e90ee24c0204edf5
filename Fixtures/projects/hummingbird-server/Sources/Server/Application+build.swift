// Routes with async handlers, a middleware and a service.
// swift-format-ignore-file
import Foundation
import Hummingbird
import Logging
import Storage

struct TodoRoutes {
  let store: any TodoStore
  let exports: Exporter

  var endpoints: RouteCollection<AppRequestContext> {
    RouteCollection(context: AppRequestContext.self)
      .get(use: self.list)
      .get(":id", use: self.get)
      .post(use: self.create)
  }

  @Sendable func list(request: Request, context: some RequestContext) async throws -> [Todo] {
    try await store.all()
  }

  @Sendable func get(request: Request, context: some RequestContext) async throws -> Todo? {
    let id = try context.parameters.require("id", as: Int.self)
    return store.find(id)  // want 18 blocking-file-io likely
  }

  @Sendable func create(request: Request, context: some RequestContext) async throws -> EditedResponse<Todo> {
    let todo = try await request.decode(as: Todo.self, context: context)
    try await store.save(todo)
    exports.export(todo)  // want 13 blocking-sleep via Exporter.export(_:) > Exporter.retry() > Thread.sleep(forTimeInterval:)
    return .init(status: .created, response: todo)
  }
}

struct AppRequestContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  init(source: Source) { coreContext = .init(source: source) }
}

func buildApplication(_ store: any TodoStore) async throws -> some ApplicationProtocol {
  let router = Router(context: AppRequestContext.self)
  router.addMiddleware { TimingMiddleware() }
  router.get("health") { _, _ in HTTPResponse.Status.ok }
  router.get("version") { _, _ in
    try String(contentsOfFile: "/etc/version", encoding: .utf8)  // want 9 blocking-file-io
  }
  router.get("motd") { request, context -> String in
    let text = FileManager.default.contents(atPath: "/etc/motd") ?? Data()  // want 36 blocking-file-io
    return String(decoding: text, as: UTF8.self)
  }
  router.group("todos").addRoutes(TodoRoutes(store: store, exports: Exporter()).endpoints)
  return Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 8080)))
}

struct TimingMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response = try await next(request, context)
    context.logger.info("\(ContinuousClock.now - start)")
    return response
  }
}
