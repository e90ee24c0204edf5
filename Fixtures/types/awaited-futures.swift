// `await` picks a library's async function rather than the one of the same name that gives a future.
import Fluent
import Foundation
import NIOCore
import NIOPosix
import NIOWebSocket
import Vapor

final class User: Model {
  func verify(_ password: String) throws -> Bool { try Bcrypt.verify(password, created: "") }
}
extension ClientResponse { func save() { try? Data().write(to: URL(fileURLWithPath: "x")) } }
extension Database { func seed() { _ = try? String(contentsOfFile: "seed.sql", encoding: .utf8) } }
extension WebSocket { func greet() { _ = try? String(contentsOfFile: "motd", encoding: .utf8) } }
extension Channel { func greet() { _ = try? String(contentsOfFile: "motd", encoding: .utf8) } }

func logIn(request: Request) async throws {
  guard let user = try await User.query(on: request.db).first() else { return }
  _ = try user.verify("x")  // want 16 password-hashing
  for user in try await User.query(on: request.db).filter(\.$name == "x").all() { _ = try user.verify("x") }  // want 96 password-hashing
  if let user = try await User.find(nil, on: request.db) { _ = try user.verify("x") }  // want 73 password-hashing
  let response = try await request.client.get("x")
  response.save()  // want 12 blocking-file-io
  try await request.client.post("x").save()  // want 38 blocking-file-io
  try await request.client.get("x").get().save()  // want 43 blocking-file-io
  _ = try await request.db.transaction { database in database.seed(); return true }  // want 63 blocking-file-io
}

func routes(_ app: Application) throws {
  app.get("a") { request in request.client.get("x").map { response in response.save(); return "x" } }  // want 80 blocking-file-io event-loop
  app.webSocket("echo") { _, socket in
    socket.greet()  // want 12 blocking-file-io event-loop
    socket.onText { socket, _ in socket.greet() }  // want 41 blocking-file-io event-loop
  }
}

func serve() {
  _ = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    .serverChannelInitializer { channel in
      channel.greet()  // want 15 blocking-file-io event-loop
      return channel.eventLoop.makeSucceededVoidFuture()
    }
    .childChannelInitializer { channel in
      channel.greet()  // want 15 blocking-file-io event-loop
      return channel.eventLoop.makeSucceededVoidFuture()
    }
  _ = NIOWebSocketServerUpgrader(
    shouldUpgrade: { channel, _ in
      channel.greet()  // want 15 blocking-file-io event-loop
      return channel.eventLoop.makeSucceededFuture([:])
    },
    upgradePipelineHandler: { channel, _ in
      channel.greet()  // want 15 blocking-file-io event-loop
      return channel.eventLoop.makeSucceededVoidFuture()
    })
}

// What is given to a function, and what only NIO gives, stays a future.
func value<T>(of future: EventLoopFuture<T>) async throws -> T { try await future.get() }
func wait(_ request: Request, _ loop: any EventLoop) async throws {
  let user = try await value(of: User.query(on: request.db).first())
  _ = try user?.verify("x")  // want 17 password-hashing
  let user2 = try await loop.submit { User() }.get()
  _ = try user2.verify("x")  // want 17 password-hashing
  let user3 = try await (loop.submit { User() }).get()
  _ = try user3.verify("x")  // want 17 password-hashing
}

func database(of request: Request) async -> any Database { request.db }
func inChains(_ request: Request) async throws {
  _ = try await User.query(on: request.db).all().map { try $0.verify("x") }  // want 63 password-hashing
  _ = try await User.query(on: request.db).all().filter { try $0.verify("x") }.first  // want 66 password-hashing
  _ = try await User.query(on: request.db).first()?.verify("x")  // want 53 password-hashing
  _ = try await User.query(on: request.db).all()[0].verify("x")  // want 53 password-hashing
  _ = try await User.query(on: request.db).all().map { users in try? users[0].verify("x") }.get()  // want 79 password-hashing event-loop
  // The database is awaited.
  _ = try await User.query(on: database(of: request)).all().map { users in try? users[0].verify("x") }  // want 90 password-hashing event-loop
}
