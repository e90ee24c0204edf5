// A synchronous method and its `async` namesake are each overridden, and each meet a requirement, for themselves.
import Foundation

class Database {
  func close() { usleep(1) }
  func close() async {}
  func stop() { usleep(1) }
}
extension Database {
  func stop() async {}
}
class LocalDatabase: Database {
  override func close() { super.close() }
  override func stop() { usleep(2) }
}
func end(database: Database, local: LocalDatabase) async {
  await database.close()
  await local.close()
  await database.stop()
  await local.stop()
  Task { local.close() }  // want blocking-sleep
}

protocol Cache { func all() async -> Int }
struct Disk: Cache {
  func all() -> Int {
    usleep(1)
    return 1
  }
}
func read(disk: Disk, cache: any Cache) async {
  _ = await disk.all()  // want blocking-sleep certain
  _ = await cache.all()  // want blocking-sleep likely
}
