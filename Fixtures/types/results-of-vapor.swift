// What Vapor decodes, finds logged in and pages through, and what Fluent's relations get, has the type that is asked for.
import Fluent
import Foundation
import Vapor

struct Order: Content {
  func check() { usleep(1) }
}
struct User: Authenticatable {
  func check() { usleep(1) }
}
final class Planet: Model, @unchecked Sendable {
  static let schema = "planets"
  @ID var id: UUID?
  @Children(for: \.$sun) var moons: [Planet]
  @Siblings(through: Orbit.self, from: \.$first, to: \.$second) var others: [Planet]
  @Parent(key: "sun") var sun: Planet
  @OptionalParent(key: "home") var home: Planet?

  init() {}

  func image() -> Data? { FileManager.default.contents(atPath: "x") }
}

func handle(_ request: Request) async throws {
  try request.content.decode(Order.self).check()  // want blocking-sleep
  try request.query.decode(Order.self).check()  // want blocking-sleep
  try request.query.get(Order.self, at: "order").check()  // want blocking-sleep
  let response = try await request.client.get("https://example.com")
  let order = try response.content.decode(Order.self)
  order.check()  // want blocking-sleep
  let user = try request.auth.require(User.self)
  user.check()  // want blocking-sleep
  request.auth.get(User.self)?.check()  // want blocking-sleep
}

func pages(_ request: Request) async throws {
  let page = try await Planet.query(on: request.db).paginate(for: request)
  _ = page.items.map { $0.image() }  // want blocking-file-io
  _ = page.map { $0.image() }  // want blocking-file-io
}

func relations(_ planet: Planet, _ database: any Database) async throws {
  for moon in try await planet.$moons.get(on: database) { _ = moon.image() }  // want blocking-file-io
  for other in try await planet.$others.query(on: database).all() { _ = other.image() }  // want blocking-file-io
  let sun = try await planet.$sun.get(on: database)
  _ = sun.image()  // want blocking-file-io
  _ = try await planet.$home.get(on: database)?.image()  // want blocking-file-io
  _ = planet.$moons.id
}
