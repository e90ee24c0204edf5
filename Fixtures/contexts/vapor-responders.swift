// What Vapor, Fluent and Queues ask for as a future runs on the event loop; the same in async spelling is async.
// swift-format-ignore-file
import Fluent
import Foundation
import Vapor

struct Slow: Middleware {
  func respond(to request: Request, chainingTo next: any Responder) -> EventLoopFuture<Response> {
    usleep(1)  // want blocking-sleep event-loop
    return next.respond(to: request)
  }
}
final class SlowAsync: AsyncMiddleware {
  func respond(to request: Request, chainingTo next: any AsyncResponder) async throws -> Response {
    usleep(1)  // want blocking-sleep
    return try await next.respond(to: request)
  }
}
struct CreateUsers: Migration {
  func prepare(on database: any Database) -> EventLoopFuture<Void> {
    usleep(1)  // want blocking-sleep event-loop
    return database.schema("users").create()
  }
  func revert(on database: any Database) -> EventLoopFuture<Void> { database.schema("users").delete() }
}
struct Plain: Middleware {
  // No requirement, and nobody calls it.
  func respond(slowly: Bool) -> Bool { usleep(1) == 0 }
}
struct OwnMiddleware {
  func respond(to request: Request) -> EventLoopFuture<Response>? {
    usleep(1)
    return nil
  }
}
struct Slugs: ModelMiddleware {
  func create(model: User, on db: any Database, next: any AnyModelResponder) -> EventLoopFuture<Void> {
    usleep(1)  // want blocking-sleep event-loop
    return next.create(model, on: db)
  }
  func update(_ slug: String) { usleep(1) }
}
