// options: --contexts async,event-loop,main
// Synchronous tests hold the main thread as they please, on the main actor too; what they call is told for itself.
import Foundation
import Testing
import XCTest

final class ScreenTests: XCTestCase {
  @MainActor func testWait() { wait(for: [expectation(description: "shown")], timeout: 1) }
  @MainActor func testSleep() { sleep(1) }
  @MainActor func testAsync() async { sleep(1) }  // want 39 blocking-sleep
}
@MainActor final class ModelTests: XCTestCase {
  override func setUp() {
    addTeardownBlock { sleep(1) }
    sleep(1)
  }
  func testLoad() { pause() }
  func testDraw() { draw() }
  var count: Int { Int(sleep(1)) }
  private func pause() { sleep(1) }
}
@MainActor struct ScreenChecks {
  @Test func opens() { sleep(1) }
  @Test func closes() async { sleep(1) }  // want 31 blocking-sleep
}
@MainActor func draw() { sleep(1) }  // want 26 blocking-sleep main
