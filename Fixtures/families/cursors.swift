// Cursors of database clients, whose `next()` a loop or what goes through a sequence calls without naming it.
import MongoSwiftSync
import PostgresClientKit
import SQLite

func documents(_ cursor: MongoSwiftSync.MongoCursor<BSONDocument>, _ collection: MongoSwiftSync.MongoCollection<BSONDocument>) async throws {
  for document in cursor { print(try document.get()) }  // want 3 blocking-database-client "MongoCursor.next()"
  for document in cursor.lazy.map({ $0 }) { print(document) }  // want blocking-database-client
  while let document = cursor.next() { print(document) }  // want blocking-database-client
  print(Array(cursor).count)  // want 9 blocking-database-client "MongoCursor.next()"
  for document in try collection.find() { print(document) }  // want blocking-database-client "MongoCollection.find()"
}

func rows(_ cursor: PostgresClientKit.Cursor) async throws {
  for row in cursor { print(try row.get().columns) }  // want 3 blocking-database-client "Cursor.next()"
  print(cursor.map { $0 }.count)  // want 16 blocking-database-client "Cursor.next()"
  print(names(cursor))  // want blocking-database-client via names(_:) > Cursor.next()
  let later = cursor.lazy.map { $0 }
  print(later)
}

private func names(_ cursor: PostgresClientKit.Cursor) -> [String] {
  var names: [String] = []
  for row in cursor { names.append("\(row)") }
  return names
}

func statements(_ statement: SQLite.Statement, _ database: SQLite.Connection) async throws {
  for row in statement { print(row) }  // want 3 blocking-sqlite "Statement.next()"
  for row in try database.prepare("SELECT 1") { print(row) }  // want blocking-sqlite "Connection.prepare(_:)"
  let prepared = try database.prepare("SELECT 1")  // want blocking-sqlite "Connection.prepare(_:)"
  for row in prepared { print(row) }
}

struct Cursor: Sequence, IteratorProtocol {
  mutating func next() -> Int? { nil }
}

func own(_ cursor: Cursor) async {
  for number in cursor { print(number) }
}
