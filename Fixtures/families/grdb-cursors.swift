// GRDB's cursors, which run the closures of their methods where they stand.
// swift-format-ignore-file
import Foundation
import GRDB

struct Player: FetchableRecord, TableRecord { init(row: Row) {} }

func dump(_ database: Database) async throws {
  let names = try Row.fetchCursor(database, sql: "SELECT 1").map { row in usleep(1) }  // want blocking-sleep
  while let name = try names.next() { print(name) }
  let players = try Player.fetchCursor(database)
  let numbers = try players.map { player in usleep(1) }  // want blocking-sleep
  while let number = try numbers.next() { print(number) }
}
