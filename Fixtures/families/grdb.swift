// GRDB's synchronous access; its async overloads and the SQL inside them are fine.
import Foundation
import GRDB

struct Player: Codable, FetchableRecord, PersistableRecord {
  var id: Int64
  var name: String
}

final class Repository: Sendable {
  private let writer: any DatabaseWriter
  private let queue: DatabaseQueue

  init(queue: DatabaseQueue) {
    self.queue = queue
    writer = queue
  }

  func players() async throws -> [Player] {
    try await queue.read { db in try Player.fetchAll(db) }
  }
  func save(_ player: Player) async throws {
    try await writer.write { db in
      try player.save(db)
      try db.execute(sql: "DELETE FROM player WHERE name = ?", arguments: [""])
    }
  }
  func blockingPlayers() throws -> [Player] {
    try queue.read { db in try Player.fetchAll(db) }
  }
  func mixed() async throws {
    _ = try blockingPlayers()  // want 13 grdb-sync-access
    let all = try await players()
    print(all.count)
  }
}

func slowCount(_ db: Database) throws -> Int {
  usleep(1)
  return 1
}
func slowlyOpened(_ queue: DatabaseQueue) throws { usleep(1) }

func starts(_ queue: DatabaseQueue, _ pool: DatabasePool) {
  Task {
    // Without an `await` Swift takes the synchronous overload.
    try queue.read { db in try Player.fetchAll(db) }  // want 15 grdb-sync-access
  }
  Task.detached {
    try pool.write { db in try Player.deleteAll(db) }  // want 14 grdb-sync-access
  }
  // What else blocks there belongs to that access; where the access is awaited, it is on GRDB's own queue.
  Task {
    try pool.write { db in  // want 14 grdb-sync-access
      usleep(1)
      try db.execute(sql: "SELECT 1")
    }
    try await pool.write { db in usleep(1) }
  }
  // So does a function that it is given by its name.
  Task {
    _ = try queue.read(slowCount)  // want 19 grdb-sync-access
    _ = try queue.read { db in try slowCount(db) }  // want 19 grdb-sync-access
    try [queue].forEach(slowlyOpened)  // want 25 blocking-sleep
  }
  Task { _ = try await queue.read(slowCount) }
}

func observe(_ queue: DatabaseQueue) async throws {
  let observation = ValueObservation.tracking { db in try Player.fetchAll(db) }
  for try await players in observation.values(in: queue) { print(players.count) }
  var migrator = DatabaseMigrator()
  migrator.registerMigration("v1") { db in try db.create(table: "player") { _ in } }
}

func migrated(_ queue: DatabaseQueue) async throws {
  try DatabaseMigrator().disablingDeferredForeignKeyChecks().migrate(queue)  // want grdb-sync-access
}

/// With an asynchronous overload beside it: a synchronous requirement is met by the other one.
protocol Compacting {
  func vacuum() throws
}
extension DatabasePool: Compacting {}
func compact(_ database: any Compacting) async throws {
  try database.vacuum()  // want 16 grdb-sync-access
}

func close(_ queue: DatabaseQueue, _ pool: DatabasePool, _ reader: any DatabaseReader) async throws {
  queue.releaseMemory()  // want 9 grdb-sync-access
  try queue.close()  // want 13 grdb-sync-access
  pool.releaseMemory()  // want 8 grdb-sync-access
  pool.releaseMemoryEventually()
  try pool.close()  // want 12 grdb-sync-access
  try reader.close()  // want 14 grdb-sync-access
}
