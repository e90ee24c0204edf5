// A call through a protocol whose implementations all block is certain.
import Foundation

protocol Storage {
  func read(_ name: String) -> Data?
  var count: Int { get }
  init(path: String)
}
struct FileStorage: Storage {
  init(path: String) {}
  func read(_ name: String) -> Data? { FileManager.default.contents(atPath: name) }
  var count: Int {
    usleep(1)
    return 1
  }
}
final class NetworkStorage: Storage {
  init(path: String) {}
  func read(_ name: String) -> Data? { FileManager.default.contents(atPath: "/net/" + name) }
  var count: Int {
    usleep(1)
    return 2
  }
}

func use(_ storage: any Storage, _ list: [any Storage]) async {
  _ = storage.read("x")  // want 15 blocking-file-io certain
  _ = storage.count  // want 15 blocking-sleep certain
  for storage in list { _ = storage.read("x") }  // want 37 blocking-file-io certain
}
func generic<S: Storage>(_ storage: S) async { _ = storage.read("x") }  // want 60 blocking-file-io certain
func opaque(_ storage: some Storage) async { _ = storage.count }  // want 58 blocking-sleep certain
func concrete(_ storage: FileStorage) async { _ = storage.read("x") }  // want 59 blocking-file-io certain
