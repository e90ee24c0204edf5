// Async overloads and async stores with the words of the synchronous ones.
import Fluent
import GRDB
import MongoSwift
import PostgresNIO
import RediStack
import SwiftData
import Vapor

func grdb(_ queue: DatabaseQueue, _ pool: DatabasePool) async throws {
  let count = try await queue.read { db in try Int.fetchOne(db, sql: "SELECT 1") }
  try await pool.write { db in try db.execute(sql: "DELETE FROM t") }
  for try await value in ValueObservation.tracking({ db in count }).values(in: queue) { _ = value }
}

func fluent(_ planet: Planet, _ db: any Database) async throws {
  try await planet.save(on: db)
  _ = try await Planet.query(on: db).filter(\.$name == "Earth").sort(\.$name).first()
  _ = try await Planet.query(on: db).all()
}

func mongo(_ collection: MongoCollection<BSONDocument>) async throws {
  for try await document in try await collection.find() { _ = document }
  _ = try await collection.insertOne(BSONDocument())
}

func postgres(_ connection: PostgresConnection, _ redis: RedisClient) async throws {
  _ = try await connection.query("SELECT 1", logger: connection.logger)
  _ = try await redis.get("key").get()
}

func swiftData(_ context: ModelContext) async throws {
  _ = Just(1)
}

protocol Repository {
  func read() async throws -> [Int]
  func write(_ values: [Int]) async throws
  func fetch() async throws -> [Int]
  func save() async throws
  func execute(_ query: String) async throws
  func first() async throws -> Int?
  func get(_ key: String) async throws -> Int?
}

func repositories(_ repository: any Repository, _ values: [Int]) async throws {
  _ = try await repository.read()
  try await repository.write(values)
  _ = try await repository.fetch()
  try await repository.save()
  try await repository.execute("SELECT 1")
  _ = try await repository.first()
  _ = try await repository.get("key")
  _ = values.first { $0 > 1 }
  _ = values.sorted { $0 < $1 }
}

func vapor(_ request: Request, _ password: String, _ app: Vapor.Application) async throws -> View {
  _ = try await request.password.async.hash(password)
  try await request.fileio.writeFile(ByteBuffer(), at: "/tmp/x")
  _ = try await request.client.get("https://example.com")
  app.get("planets") { request in "Earth" }
  try await app.execute()
  _ = try request.content.decode(Planet.self)
  app.sync.withLock { _ = 1 }
  return try await request.view.render("index")
}
