// CoreStore's synchronous transactions wait for a queue, and for all that observe the store.
import CoreStore

actor Walks {
  let stack: DataStack
  init(stack: DataStack) { self.stack = stack }

  func open() throws {
    try stack.addStorageAndWait(SQLiteStore(fileName: "walks.sqlite"))  // want 15 core-data-wait
    try stack.addStorageAndWait()  // want 15 core-data-wait
    try CoreStoreDefaults.dataStack.addStorageAndWait()  // want 37 core-data-wait certain
  }

  func add(_ names: [String]) async throws {
    try stack.perform(synchronous: { transaction in  // want 15 core-data-wait certain error
      _ = try? String(contentsOfFile: names[0], encoding: .utf8)
      _ = transaction.create(Into<Walk>())
    })
    stack.perform(
      asynchronous: { transaction in
        _ = try? String(contentsOfFile: names[0], encoding: .utf8)
        _ = transaction.create(Into<Walk>())
      }, completion: { _ in })
    try await stack.async.perform { transaction in _ = transaction.create(Into<Walk>()) }
    _ = try await stack.async.addStorage(SQLiteStore())
  }
}

final class Walk: CoreStoreObject {}
