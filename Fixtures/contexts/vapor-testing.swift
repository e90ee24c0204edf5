// What VaporTesting calls is async, though nothing in it is awaited.
// swift-format-ignore-file
import Foundation
import Testing
import VaporTesting

@Test func routes() async throws {
  try await withApp(configure: { app in usleep(1) }) { app in usleep(1) }  // want 41 blocking-sleep // want 63 blocking-sleep
  let status = try await withApp { app in
    usleep(1)  // want blocking-sleep
    return 1
  }
  try await withApp { app in
    let own = app.testing
    try await app.testing().test(.GET, "x") { response in usleep(1) }  // want blocking-sleep
    try await app.testing(method: .running).test(.GET, "x", afterResponse: { response in usleep(1) })  // want blocking-sleep
    try await app.testing().test(.POST, "x", beforeRequest: { request in usleep(1) }, afterResponse: { response in usleep(1) })  // want 74 blocking-sleep // want 116 blocking-sleep
    try await app.test(.POST, "x") { request in
      usleep(1)  // want blocking-sleep
    } afterResponse: { response in
      usleep(1)  // want blocking-sleep
    }
    try await app.test(.GET, "x") { _ in }.test(.GET, "y") { response in usleep(1) }  // want blocking-sleep
    _ = try await app.testing().sendRequest(.GET, "x") { request in usleep(1) }  // want blocking-sleep
    app.get("x") { request in
      usleep(1)  // want 7 blocking-sleep event-loop
      return "x"
    }
  }
}
