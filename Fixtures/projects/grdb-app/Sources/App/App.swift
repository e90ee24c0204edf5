// The app does not import GRDB: it calls the storage module.
import Foundation
import Storage

struct Commands {
  let library: Library

  func run() async throws {
    let authors = try await library.authors()
    print(authors.count, try await library.count())
    try library.erase()  // want 17 grdb-sync-access
    for author in try library.authorsNow() { print(author.name) }  // want 31 grdb-sync-access
    Task { try library.erase() }  // want 24 grdb-sync-access
    for try await change in library.changes() { print(change.count) }
    library.perform { _ in }
  }

  func migrate() throws { try library.erase() }
}
