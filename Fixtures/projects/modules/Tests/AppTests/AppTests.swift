// Async tests are contexts; synchronous ones are not.
import Core
import Foundation
import XCTest

final class AppTests: XCTestCase {
  func testAsync() async throws {
    _ = parse("x")  // want 9 blocking-sleep
    XCTAssertEqual(parse("x"), 1)  // want 20 blocking-sleep
  }
  func testSync() { XCTAssertEqual(parse("x"), 1) }
}
