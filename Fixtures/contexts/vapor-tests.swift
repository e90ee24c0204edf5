// A request of XCTVapor that is awaited calls async closures; one that is not calls them before it returns, on the test's thread.
// swift-format-ignore-file
import Foundation
import XCTVapor

final class RouteTests: XCTestCase {
  var app: Application!

  func testAwaited() async throws {
    try await app.test(.GET, "x") { response in usleep(1) }  // want blocking-sleep
    try await app.testable().test(.POST, "x", beforeRequest: { request in usleep(1) }, afterResponse: { response in usleep(1) })  // want 75 blocking-sleep // want 117 blocking-sleep
    _ = try await app.sendRequest(.GET, "x") { request in usleep(1) }  // want blocking-sleep
  }

  func testPlain() throws {
    try app.test(.GET, "x") { response in usleep(1) }
    try app.testable(method: .running(port: 0)).test(.POST, "x", beforeRequest: { request in usleep(1) }, afterResponse: { response in usleep(1) })
  }
}
