// The double itself is looked at where its type is known.
import App
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
