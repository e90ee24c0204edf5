// One kind of store blocks, and is no double; the clock blocks in the tests alone.
import Foundation

public protocol Clock {
  func tick()
}

public struct SystemClock: Clock {
  public init() {}
  public func tick() {}
}

public protocol Store {
  func load() -> Data?
}

struct MemoryStore: Store {
  func load() -> Data? { nil }
}

struct FileStore: Store {
  func load() -> Data? { FileManager.default.contents(atPath: "/tmp/store") }
}

public struct Client: Sendable {
  public var fetch: @Sendable () -> Data?
  public init(fetch: @escaping @Sendable () -> Data?) { self.fetch = fetch }
}

public func run(_ client: Client) async {
  _ = client.fetch()
}

public func run(_ clock: any Clock, _ store: any Store) async {
  clock.tick()
  _ = store.load()  // want 13 blocking-file-io likely
}
