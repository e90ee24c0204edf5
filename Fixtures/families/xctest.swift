// XCTest's synchronous waits in async tests; synchronous tests are no context.
import XCTest

final class WaitTests: XCTestCase {
  func testAsync() async throws {
    let expectation = expectation(description: "x")
    expectation.fulfill()
    wait(for: [expectation], timeout: 1)  // want 5 xctest-wait error
    await fulfillment(of: [expectation], timeout: 1)
  }
  func testWaiter() async {
    let expectation = XCTestExpectation(description: "x")
    _ = XCTWaiter().wait(for: [expectation], timeout: 1)  // want 21 xctest-wait
    waitForExpectations(timeout: 1)  // want 5 xctest-wait
    _ = XCTWaiter().wait(for: [expectation], timeout: 0)
  }
  func testSync() {
    let expectation = expectation(description: "x")
    Task {
      usleep(1)  // want 7 blocking-sleep
      expectation.fulfill()
    }
    wait(for: [expectation], timeout: 1)
    waitForExpectations(timeout: 1)
    Thread.sleep(forTimeInterval: 1)
  }
  override func setUp() async throws {
    usleep(1)  // want 5 blocking-sleep
  }
  override func tearDown() { usleep(1) }
  func testInline() async throws {
    XCTAssertEqual(slow(), 1)  // want 20 blocking-sleep
    XCTAssertNoThrow(try Data(contentsOf: URL(fileURLWithPath: "/x")))  // want 26 blocking-file-io
    _ = try XCTUnwrap(try? Data(contentsOf: URL(fileURLWithPath: "/x")))  // want 28 blocking-file-io
  }
  private func slow() -> Int {
    usleep(1)
    return 1
  }
}
