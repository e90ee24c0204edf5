// XCTest: async tests and set-ups are contexts, synchronous ones are not.
import XCTest

@testable import Kit

final class StoreTests: XCTestCase {
  var store: Store!

  override func setUp() async throws {
    store = Store(url: URL(fileURLWithPath: "/tmp/x"))
    try store.write("x")  // want 15 blocking-file-io
  }
  override func tearDownWithError() throws { try store.write("") }

  func testSync() throws {
    XCTAssertEqual(try store.read(), "x")
    let done = expectation(description: "done")
    Task {
      try store.write("y")  // want 17 blocking-file-io
      done.fulfill()
    }
    wait(for: [done], timeout: 1)
  }
  func testAsync() async throws {
    XCTAssertEqual(try store.read(), "x")  // want 30 blocking-file-io
    XCTAssertEqual(store.count(), 1)
    let text = try await store.readLater()
    XCTAssertEqual(text, "x")
    let done = expectation(description: "done")
    done.fulfill()
    await fulfillment(of: [done], timeout: 1)
    wait(for: [done], timeout: 1)  // want 5 xctest-wait
  }
  @MainActor func testMain() { usleep(1) }
  @MainActor func testMainAsync() async { usleep(1) }  // want 43 blocking-sleep
  func testPerformance() {
    measure { usleep(1) }
  }
  func testDetached() {
    let semaphore = DispatchSemaphore(value: 0)
    Task {
      await Task.yield()
      semaphore.signal()
    }
    semaphore.wait()
  }
}
