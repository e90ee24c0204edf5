// Tests are a module too.
import XCTest

@testable import Core

final class ReadingTests: XCTestCase {
  func testHidden() async throws {
    XCTAssertEqual(try "a".hidden(), "")  // want 28 blocking-file-io
  }
}
