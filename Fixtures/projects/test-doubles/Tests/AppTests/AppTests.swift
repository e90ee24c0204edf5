// The double itself is looked at where its type is known.
import App
import AppTestSupport
import Foundation
import XCTest

struct SlowClock: Clock {
  func tick() { Thread.sleep(forTimeInterval: 1) }
}

final class AppTests: XCTestCase {
  func testSlowly() async {
    await run(SlowClock(), Nothing())
    SlowClock().tick()  // want 17 blocking-sleep certain
    await run(Client(fetch: { FileManager.default.contents(atPath: "/tmp/fixture") }))
  }
}

struct Nothing: Store {
  func load() -> Data? { nil }
}

// In tests a double counts.
func testNotes(_ journal: any Journal) async throws {
  try note(journal)  // want 7 blocking-file-io likely
  try note(MemoryJournal())
  try note(FileJournal())  // want 7 blocking-file-io
}
