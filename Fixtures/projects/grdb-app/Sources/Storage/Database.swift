// The database: opening, migrating, reading and writing, both ways.
import Foundation
import GRDB

public struct Author: Codable, Identifiable, FetchableRecord, MutablePersistableRecord {
  public var id: Int64?
  public var name: String
}

public final class Library: Sendable {
  private let writer: any DatabaseWriter
  public var reader: any DatabaseReader { writer }

  public init(_ writer: any DatabaseWriter) { self.writer = writer }

  public func authors() async throws -> [Author] {
    try await writer.read { db in try Author.order(Column("name")).fetchAll(db) }
  }

  public func save(_ author: Author) async throws {
    try await writer.write { db in
      var author = author
      try author.save(db)
    }
  }

  public func authorsNow() throws -> [Author] {
    try writer.read { db in try Author.fetchAll(db) }
  }

  public func erase() throws {
    try writer.write { db in _ = try Author.deleteAll(db) }
  }

  public func count() async throws -> Int {
    let all = try authorsNow()  // want 19 grdb-sync-access
    return try await writer.read { db in try Author.fetchCount(db) } + all.count
  }

  public func changes() -> AsyncValueObservation<[Author]> {
    ValueObservation.tracking { db in try Author.fetchAll(db) }.values(in: writer)
  }

  public func bulk(_ names: [String]) async throws {
    try await writer.write { db in
      for name in names {
        var author = Author(id: nil, name: name)
        try author.insert(db)
      }
      try db.execute(sql: "VACUUM")
    }
  }

  public func perform(_ work: @Sendable @escaping (Database) throws -> Void) {
    writer.asyncWrite({ db in try work(db) }, completion: { _, _ in })
  }
}
