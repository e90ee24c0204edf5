// What a closure gives that runs elsewhere is what the call gives that waits for it.
import CoreData
import Foundation
import GRDB
import NIOCore
import NIOPosix

struct Player: Codable, FetchableRecord, TableRecord {
  var id: Int64

  func avatar() -> Data? { FileManager.default.contents(atPath: "\(id)") }
}

func load(_ url: URL, _ loop: any EventLoop) async throws {
  let data = try await NIOThreadPool.singleton.runIfActive { try Data(contentsOf: url) }
  try data.write(to: url)  // want blocking-file-io
  let later = try await NIOThreadPool.singleton.runIfActive(eventLoop: loop) { try Data(contentsOf: url) }.get()
  try later.write(to: url)  // want blocking-file-io
}

func query(_ queue: DatabaseQueue, _ reader: any DatabaseReader) async throws {
  for player in try await queue.read({ try Player.fetchAll($0) }) { _ = player.avatar() }  // want blocking-file-io
  let one = try await reader.read { try Player.fetchOne($0, key: 1) }
  _ = one?.avatar()  // want blocking-file-io
  let made = try await queue.write { _ in Player(id: 1) }
  _ = made.avatar()  // want blocking-file-io
  let asked = try await queue.read { database in
    try Player.filter(Column("id") > 1).order(Column("id")).limit(2).fetchAll(database)
  }
  _ = asked.first?.avatar()  // want blocking-file-io
}

func stored(_ context: NSManagedObjectContext, _ container: NSPersistentContainer) async {
  let player = await context.perform { Player(id: 1) }
  _ = player.avatar()  // want blocking-file-io
  let other = await container.performBackgroundTask { _ in Player(id: 1) }
  _ = other.avatar()  // want blocking-file-io
}
