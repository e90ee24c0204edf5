// Only some implementations block: likely. None: silent. A concrete receiver is judged by its own.
import Foundation

protocol Storage {
  func read(_ name: String) -> Data?
  func clear()
  func size() -> Int
}
struct FileStorage: Storage {
  func read(_ name: String) -> Data? { FileManager.default.contents(atPath: name) }
  func clear() {}
  func size() -> Int { 1 }
}
struct MemoryStorage: Storage {
  var items: [String: Data] = [:]
  func read(_ name: String) -> Data? { items[name] }
  func clear() {}
  func size() -> Int { items.count }
}
struct SlowStorage: Storage {
  func read(_ name: String) -> Data? { nil }
  func clear() {}
  func size() -> Int {
    usleep(1)
    return 1
  }
}

func use(_ storage: any Storage, _ memory: MemoryStorage, _ file: FileStorage) async {
  _ = storage.read("x")  // want 15 blocking-file-io likely
  _ = storage.size()  // want 15 blocking-sleep likely
  storage.clear()
  _ = memory.read("x")
  _ = memory.size()
  _ = file.read("x")  // want 12 blocking-file-io certain
  _ = file.size()
}

// Through a helper the uncertainty stays.
func helper(_ storage: any Storage) -> Data? { storage.read("x") }
func caller(_ storage: any Storage) async { _ = helper(storage) }  // want 49 blocking-file-io likely
