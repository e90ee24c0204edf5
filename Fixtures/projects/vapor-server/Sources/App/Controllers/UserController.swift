// A controller whose handlers are async methods with helpers.
import Vapor

struct UserController: RouteCollection {
  func boot(routes: any RoutesBuilder) throws {
    let users = routes.grouped("users")
    users.get(use: index)
    users.post(use: create)
    users.group(":id") { user in
      user.delete(use: delete)
    }
  }

  @Sendable func index(req: Request) async throws -> [String] {
    try await Task.sleep(for: .milliseconds(1))
    return names()  // want 12 blocking-file-io via UserController.names() > FileManager.contents(atPath:)
  }

  @Sendable func create(req: Request) async throws -> HTTPStatus {
    let user = try req.content.decode(User.self)
    let digest = try Bcrypt.hash(user.password)  // want 29 password-hashing
    let other = try await req.password.async.hash(user.password)
    req.logger.info("created \(digest.count + other.count)")
    return .created
  }

  @Sendable func delete(req: Request) async throws -> HTTPStatus {
    let future = req.eventLoop.makeSucceededFuture(1)
    _ = try future.wait()  // want 20 event-loop-wait
    _ = try await future.get()
    return .noContent
  }

  private func names() -> [String] {
    guard let data = FileManager.default.contents(atPath: "/etc/passwd") else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
