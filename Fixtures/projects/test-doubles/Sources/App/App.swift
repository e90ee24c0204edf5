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

/// Its only implementation but for doubles.
public protocol Journal {
  func write(_ text: String) throws
}

public struct FileJournal: Journal {
  public init() {}
  public func write(_ text: String) throws { try text.write(toFile: "/tmp/j", atomically: true, encoding: .utf8) }
}

public func note(_ journal: any Journal) throws { try journal.write("x") }

func noteLater(_ journal: any Journal) async throws {
  try note(journal)  // want 7 blocking-file-io certain
}
