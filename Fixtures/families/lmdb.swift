// What changes an LMDB commits a transaction; what reads it looks into memory.
import SwiftLMDB

func change(_ path: String) async throws {
  let environment = try Environment(path: path)  // want 25 blocking-sqlite info
  let database = try environment.openDatabase(named: "x")  // want 34 blocking-sqlite info
  try database.put(value: "a", forKey: "b")  // want 16 blocking-sqlite warning
  try database.deleteValue(forKey: "b")  // want 16 blocking-sqlite
  try database.empty()  // want 16 blocking-sqlite
  try database.drop()  // want 16 blocking-sqlite
  _ = try database.get(type: String.self, forKey: "b")
}
