// Swift Testing suites: async tests are contexts, synchronous ones are not.
import Foundation
import Storage
import Testing

@Suite struct StoreTests {
  @Test func saves() async throws {
    let store = MemoryTodoStore()
    try await store.save(Todo(id: 1, title: "x"))
    #expect(await store.all().count == 1)
    let file = FileTodoStore(path: "/tmp/x")  // want 16 blocking-file-io
    _ = try await file.all()
  }
  @Test func finds() {
    let file = FileTodoStore(path: "/tmp/x")
    #expect(file.find(1)?.id == nil)
    Thread.sleep(forTimeInterval: 0.1)
  }
}
