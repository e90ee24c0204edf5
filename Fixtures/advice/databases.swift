// GRDB's synchronous accesses that async code reaches: those that it has to await are a mistake for the compiler where they stand in async code.
import Foundation
import GRDB

struct Player: Codable, FetchableRecord, MutablePersistableRecord, Sendable {
  var id: Int64?
  var name: String
  var score: Int

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

final class Repository {
  let queue: DatabaseQueue
  var limit = 10

  init(queue: DatabaseQueue) { self.queue = queue }

  func all() throws -> [Player] { /*«*/try queue.read { db in try Player.fetchAll(db) }/*»*/ }

  func first() throws -> [Player] {
    /*«*/try queue.read { db in try Player.limit(limit).fetchAll(db) }/*»*/
  }

  func find(_ id: Int64) throws -> Player? {
    /*«*/try queue.read { db in
      try Player.filter(key: id).limit(self.limit).fetchOne(db)
    }/*»*/
  }

  func count() throws -> Int {
    var count = 0
    /*«*/try queue.read { db in count = try Player.limit(limit).fetchCount(db) }/*»*/
    return count
  }

  func countEach(_ names: [String]) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    /*«*/try queue.read { db in
      for name in names.prefix(limit) { counts[name] = try Player.filter(Column("name") == name).fetchCount(db) }
    }/*»*/
    return counts
  }

  func report() async throws -> String {
    let all = try all()  // want grdb-sync-access
    let first = try first()  // want grdb-sync-access
    let found = try find(1)  // want grdb-sync-access
    let count = try count()  // want grdb-sync-access
    let counts = try countEach(["a"])  // want grdb-sync-access
    return "\(all) \(first) \(found?.name ?? "") \(count) \(counts)"
  }
}

struct Store: Sendable {
  let queue: DatabaseQueue
  let pool: DatabasePool

  func insert(_ player: Player) throws -> Int64? {
    var player = player
    /*«*/try queue.write { db in try player.insert(db) }/*»*/
    return player.id
  }

  func raise(_ id: Int64, by points: Int) throws -> Int {
    var player = Player(id: id, name: "", score: 0)
    /*«*/try pool.write { db in
      player.score += points
      try player.update(db)
    }/*»*/
    return player.score
  }

  func total() throws -> Int {
    var total = 0
    /*«*/try queue.read { total = try Player.fetchCount($0) }/*»*/
    return total
  }

  func named(_ name: String) throws -> Int {
    var pattern = "%"
    pattern += name
    return /*«*/try queue.read { try Player.filter(Column("name").like(pattern)).fetchCount($0) }/*»*/
  }

  func insertAll(_ names: [String]) throws {
    /*«*/try queue.write { db in
      for name in names {
        var player = Player(id: nil, name: name, score: 0)
        try player.insert(db)
      }
    }/*»*/
  }

  func vacuum() throws { /*«*/try queue.vacuum()/*»*/ }

  func optimize() throws {
    /*«*/try pool.barrierWriteWithoutTransaction { db in try db.execute(sql: "PRAGMA optimize") }/*»*/
  }

  func work() async throws -> Int {
    let id = try insert(Player(id: nil, name: "a", score: 1))  // want grdb-sync-access
    let score = try raise(id ?? 0, by: 2)  // want grdb-sync-access
    let total = try total()  // want grdb-sync-access
    let named = try named("a")  // want grdb-sync-access
    try insertAll(["a", "b"])  // want grdb-sync-access
    try vacuum()  // want grdb-sync-access
    try optimize()  // want grdb-sync-access
    return score + total + named
  }

  func exclusive() async throws {
    /*«*/try queue.inTransaction(.immediate) { db in  // want grdb-sync-access
      try db.execute(sql: "DELETE FROM player")
      return .commit
    }/*»*/
  }

  func maybe(_ keep: Bool) async throws {
    /*«*/try pool.writeInTransaction { db in  // want grdb-sync-access
      try db.execute(sql: "DELETE FROM player")
      return keep ? .rollback : .commit
    }/*»*/
  }

  func inside() async throws -> Int {
    let count = /*«*/try queue.inDatabase { db in try Player.fetchCount(db) }/*»*/  // want grdb-sync-access
    return count * 2
  }

  func reentrant() async throws -> Int {
    /*«*/try queue.unsafeReentrantRead { db in try Player.fetchCount(db) }/*»*/  // want grdb-sync-access
  }

  func migrate() async throws {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { db in
      try db.create(table: "player") { table in table.autoIncrementedPrimaryKey("id") }
    }
    /*«*/try migrator.migrate(queue)/*»*/  // want grdb-sync-access
    print("migrated")
  }

  func migrateSome(_ migrator: DatabaseMigrator) async throws {
    /*«*/try migrator.migrate(pool, upTo: "v1")/*»*/  // want grdb-sync-access
  }

  func backup(to other: DatabaseQueue) async throws {
    /*«*/try queue.backup(to: other)/*»*/  // want grdb-sync-access
  }

  func snapshot() async throws -> DatabaseSnapshot {
    /*«*/try pool.makeSnapshot()/*»*/  // want grdb-sync-access
  }

  func open(_ path: String) async throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    return /*«*/try DatabaseQueue(path: path, configuration: configuration)/*»*/  // want grdb-sync-access
  }

  func close() async throws {
    /*«*/try pool.close()/*»*/  // want grdb-sync-access
  }

  func forget() async {
    /*«*/pool.releaseMemory()/*»*/  // want grdb-sync-access
  }
}

func load(_ reader: any DatabaseReader) throws -> [Player] { /*«*/try reader.read(Player.fetchAll)/*»*/ }

func edit<Value: Sendable>(_ writer: any DatabaseWriter, _ work: (Database) throws -> Value) throws -> Value {
  /*«*/try writer.write { db in try work(db) }/*»*/
}

func loadAll(_ queue: DatabaseQueue) async throws -> Int {
  let players = try load(queue)  // want grdb-sync-access
  let count = try edit(queue) { try Player.fetchCount($0) }  // want grdb-sync-access
  return players.count + count
}

actor Scores {
  private let queue: DatabaseQueue
  private var names: Set<String> = []

  init(queue: DatabaseQueue) { self.queue = queue }

  func save(_ name: String) throws {
    names.insert(name)
    /*«*/try queue.write { db in try db.execute(sql: "INSERT INTO name VALUES (?)", arguments: [name]) }/*»*/  // want grdb-sync-access
  }

  func saveAll() throws {
    /*«*/try queue.write { db in  // want grdb-sync-access
      for name in names { try db.execute(sql: "INSERT INTO name VALUES (?)", arguments: [name]) }
    }/*»*/
  }
}

@MainActor final class Players {
  var all: [Player] = []
  let queue: DatabaseQueue

  init(queue: DatabaseQueue) { self.queue = queue }

  func delete(_ player: Player) {
    Task {
      _ = /*«*/try queue.write { db in try player.delete(db) }/*»*/  // want grdb-sync-access
    }
    all.removeAll { $0.id == player.id }
  }
}

struct Maintenance: Sendable {
  let queue: DatabaseQueue
  let pool: DatabasePool

  func count() throws -> Int { /*«*/try pool.unsafeRead { db in try Player.fetchCount(db) }/*»*/ }

  func change() throws {
    /*«*/try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA optimize") }/*»*/
  }

  func changeAgain() throws {
    /*«*/try queue.unsafeReentrantWrite { db in try db.execute(sql: "DELETE FROM player") }/*»*/
  }

  func erase() throws { /*«*/try queue.erase()/*»*/ }

  func store(at path: String) throws { /*«*/try queue.vacuum(into: path)/*»*/ }

  func countIn(_ snapshot: DatabaseSnapshot) throws -> Int { /*«*/try snapshot.read { try Player.fetchCount($0) }/*»*/ }

  func countInAny(_ reader: AnyDatabaseReader) throws -> Int { /*«*/try reader.read { try Player.fetchCount($0) }/*»*/ }

  func run(_ snapshot: DatabaseSnapshot) async throws -> Int {
    let first = try count()  // want grdb-sync-access
    try change()  // want grdb-sync-access
    try changeAgain()  // want grdb-sync-access
    try erase()  // want grdb-sync-access
    try store(at: "copy")  // want grdb-sync-access
    let second = try countIn(snapshot)  // want grdb-sync-access
    return try first + second + countInAny(AnyDatabaseReader(queue))  // want grdb-sync-access
  }

  func commit() async throws {
    /*«*/try queue.inTransaction { db in  // want grdb-sync-access
      let count = try Player.fetchCount(db)
      return count > 1 ? .commit : .rollback
    }/*»*/
  }
}
