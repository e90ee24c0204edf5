// An actor over a queue: its synchronous members run on the pool.
import GRDB

actor AuthorCache {
  private let queue: DatabaseQueue
  private var names: [Int64: String] = [:]
  init(queue: DatabaseQueue) { self.queue = queue }

  func name(_ id: Int64) throws -> String? {
    if let name = names[id] { return name }
    let author = try queue.read { db in try Author.fetchOne(db, key: id) }  // want 28 grdb-sync-access
    names[id] = author?.name
    return author?.name
  }

  func refresh() async throws {
    let authors = try await queue.read { db in try Author.fetchAll(db) }
    for author in authors { names[author.id ?? 0] = author.name }
  }
}
