// SQLite's C functions and SQLite.swift.
import CSQLite
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

func helper(_ statement: OpaquePointer) -> Int32 { sqlite3_step(statement) }
func caller(_ statement: OpaquePointer) async -> Int32 { helper(statement) }  // want 58 blocking-sqlite
