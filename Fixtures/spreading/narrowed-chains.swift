// A chain through a helper goes on by what the helper is called on or given, where that is known.
import Foundation

protocol Store {
  func load(_ key: String) throws -> Data
}
extension Store {
  func text(_ key: String) throws -> String { String(decoding: try load(key), as: UTF8.self) }
}
struct Disk: Store {
  func load(_ key: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: key)) }
}
struct Memory: Store {
  func load(_ key: String) throws -> Data { Data() }
}
struct Slow: Store {
  func load(_ key: String) throws -> Data {
    sleep(1)
    return Data()
  }
}
func size(_ store: some Store) throws -> Int { try store.load("size").count }

class Job {
  func work() {}
  func run() { work() }
}
final class Pause: Job {
  override func work() { usleep(1) }
}
final class Read: Job {
  override func work() { _ = FileManager.default.contents(atPath: "/job") }
}

func all(_ any: any Store) async throws {
  _ = try Memory().text("a")
  _ = try Disk().text("a")  // want 18 blocking-file-io certain via Store.text(_:) > Disk.load(_:) > Data.init(contentsOf:)
  _ = try Slow().text("a")  // want 18 blocking-sleep certain error via Store.text(_:) > Slow.load(_:) > sleep(_:)
  _ = try any.text("a")  // want 15 blocking-file-io likely
  _ = try size(Slow())  // want 11 blocking-sleep certain via size(_:) > Slow.load(_:) > sleep(_:)
  Job().run()
  Pause().run()  // want 11 blocking-sleep certain
  Read().run()  // want 10 blocking-file-io certain
}
