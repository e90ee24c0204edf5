// Swift Testing: the same.
import Foundation
import Kit
import Testing

@Suite("store") struct StoreSuite {
  let store: Store
  init() throws {
    store = Store(url: URL(fileURLWithPath: "/tmp/x"))
    try store.write("x")
  }

  @Test func sync() throws { #expect(try store.read() == "x") }
  @Test func asynchronous() async throws {
    #expect(try store.read() == "x")  // want 23 blocking-file-io
    let text = try #require(try? store.read())  // want 40 blocking-file-io
    #expect(text.count == store.count())
  }
  @Test(.timeLimit(.minutes(1)), arguments: ["a", "b"]) func named(_ name: String) async throws {
    try store.write(name)  // want 15 blocking-file-io
    await confirmation(expectedCount: 1) { confirm in
      Thread.sleep(forTimeInterval: 0.1)  // want 14 blocking-sleep
      confirm()
    }
  }
}
