// SQLite's C functions and SQLite.swift.
import CSQLite
import FMDB
import Foundation
import SQLite

func steps(_ statement: OpaquePointer, _ database: OpaquePointer) async {
  while sqlite3_step(statement) == 100 {}  // want 9 blocking-sqlite warning
  sqlite3_exec(database, "DELETE FROM x", nil, nil, nil)  // want 3 blocking-sqlite warning
  _ = sqlite3_column_int(statement, 0)
  _ = sqlite3_errmsg(database)
}

func swift(_ connection: Connection) async throws {
  try connection.run("DELETE FROM x")  // want 18 blocking-sqlite
  try connection.execute("DELETE FROM x")  // want 18 blocking-sqlite
  _ = try connection.scalar("SELECT 1")  // want 22 blocking-sqlite
  let statement = try connection.prepare("INSERT INTO x VALUES (?, ?)")  // want 34 blocking-sqlite info
  try statement.run(1, 2)  // want 17 blocking-sqlite certain
  while try statement.step() {}  // want 23 blocking-sqlite
}

// A query is run while its rows are gone through.
func rows(_ connection: Connection, _ query: Table) async throws -> [Row] {
  for row in try connection.prepare(query) { print(row) }  // want 29 blocking-sqlite warning
  for row in try! connection.prepare("SELECT 1") { print(row) }  // want 30 blocking-sqlite warning
  _ = try connection.prepare(query).map { $0 }  // want 22 blocking-sqlite warning
  _ = Array(try connection.prepare(query))  // want 28 blocking-sqlite warning
  let statement = try connection.prepare("SELECT 1")  // want 34 blocking-sqlite warning
  for row in statement { print(row) }
  guard let found = try? connection.prepare(query) else { return [] }  // want 37 blocking-sqlite warning
  let bound = try connection.prepare("SELECT ?")  // want 30 blocking-sqlite info
  for row in bound.bind(1) { print(row) }  // want 3 blocking-sqlite "Statement.next()"
  _ = try connection.prepare(query).lazy  // want 22 blocking-sqlite info
  let iterator = try connection.prepareRowIterator("SELECT 1", bindings: [])  // want 33 blocking-sqlite info
  while let row = try iterator.failableNext() { print(row) }  // want 32 blocking-sqlite
  _ = try connection.prepareRowIterator(query).map { $0 }  // want 22 blocking-sqlite warning
  return found.filter { _ in true }
}
func allRows(_ connection: Connection, _ query: Table) throws -> [Row] { try connection.prepare(query).map { $0 } }
func callsAllRows(_ connection: Connection, _ query: Table) async throws {
  _ = try allRows(connection, query)  // want 11 blocking-sqlite warning
}

func helper(_ statement: OpaquePointer) -> Int32 { sqlite3_step(statement) }
func caller(_ statement: OpaquePointer) async -> Int32 { helper(statement) }  // want 58 blocking-sqlite

func names(_ database: FMDatabase) async throws {
  let rows = try database.executeQuery("SELECT name FROM people", values: nil)  // want 27 blocking-sqlite
  while rows.next() {  // want 14 blocking-sqlite
    print(rows.string(forColumn: "name") ?? "")
  }
  database.executeUpdate("DELETE FROM people", withArgumentsIn: [])  // want 12 blocking-sqlite
}
