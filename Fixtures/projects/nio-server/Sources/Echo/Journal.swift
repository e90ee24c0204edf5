// A synchronous journal.
import Foundation

final class Journal: @unchecked Sendable {
  var count = 0
  func note(_ line: String) {
    try? line.write(toFile: "/tmp/journal", atomically: true, encoding: .utf8)
  }
}
