// An iterator's `next()` that is called by its name.
import Foundation

struct Lines: Sequence, IteratorProtocol {
  mutating func next() -> String? { readLine() }
}

final class Cursor {
  func next() throws -> Data? { try Data(contentsOf: URL(fileURLWithPath: "/tmp/x")) }
}

func goThrough(_ lines: Lines, _ cursor: Cursor) async throws {
  var iterator = lines.makeIterator()
  _ = iterator.next()  // want 16 blocking-stdio
  while let row = try cursor.next() { print(row) }  // want 30 blocking-file-io
}
