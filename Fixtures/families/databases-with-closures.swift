// Calls of databases that are given a closure behind them, and only so in the whole program.
import FMDB
import Foundation
import RealmSwift
import SQLite
import SwiftRedis

func save(_ connection: Connection, _ query: Insert) async throws {
  try connection.savepoint("first") {  // want 18 blocking-sqlite certain
    try connection.run(query)
  }
  try connection.savepoint {}  // want 18 blocking-sqlite certain
}

func count() async {
  let redis = Redis()
  redis.get("count") { text, error in print(text, error) }  // want 9 blocking-database-client certain
  redis.set("count", value: "1") { isSet, error in print(isSet, error) }  // want 9 blocking-database-client certain
}

// The one that is awaited opens its file elsewhere.
@MainActor
func open(_ configuration: Realm.Configuration, _ queue: DispatchQueue) async throws {
  _ = try Realm()  // want 11 blocking-database-client info
  _ = try Realm(configuration: configuration)  // want 11 blocking-database-client info
  _ = try Realm(configuration: configuration, queue: queue)  // want 11 blocking-database-client info
  _ = try await Realm()
  _ = try await Realm(configuration: configuration)
  _ = try await Realm(configuration: configuration, actor: MainActor.shared)
}

final class Dog: Object {}

// An object knows its realm.
func bark(_ dog: Dog, _ dogs: Results<Dog>) async throws {
  try dog.realm?.write {}  // want 18 blocking-database-client certain
  try dogs.first?.thaw()?.realm?.write {}  // want 34 blocking-database-client certain
  try await dogs.realm?.asyncWrite {}
}

// What is in memory is opened at once.
func memory(_ path: String) async throws {
  _ = try Connection(path)  // want 11 blocking-sqlite info
  _ = try Connection()
  _ = try Connection(.inMemory)
}

func bound(_ connection: Connection) async throws {
  try connection.prepare("INSERT INTO dogs VALUES (?)").bind(1).run()  // want 18 blocking-sqlite // want 65 blocking-sqlite
}

// What is in the closure is a part of the call that waits for it.
func transactions(_ connection: Connection, _ queue: FMDatabaseQueue, _ other: FMDatabase, _ url: URL) async throws {
  try connection.transaction(.immediate) { try connection.run("DELETE FROM a") }  // want 18 blocking-sqlite
  try connection.transaction { _ = try Data(contentsOf: url) }  // want 18 blocking-sqlite
  queue.inDatabase { database in _ = try? database.executeQuery("x", values: nil) }  // want 9 blocking-sqlite
  queue.inTransaction { _, _ in _ = try? other.executeQuery("x", values: nil) }  // want 9 blocking-sqlite
  other.open()  // want 9 blocking-sqlite info
  _ = try other.executeQuery("x", values: nil)  // want 17 blocking-sqlite
}
