// A third-party API counts only in a file that imports its module: the one imported here is unknown.
import Foundation
import VendorKit

struct Item { let id: Int }

func database(_ dbQueue: DatabaseQueue, _ pool: DatabasePool, _ db: Connection) async throws {
  _ = try dbQueue.read { db in try Item.fetchAll(db) }
  try pool.write { db in try db.execute(sql: "DELETE FROM item") }
  try db.run("DELETE FROM item")
  _ = try Bcrypt.hash("secret")
  try db.transaction {}
}
