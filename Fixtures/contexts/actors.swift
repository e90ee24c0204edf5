// Synchronous members isolated to an actor instance run on the pool: contexts without `async`.
import Foundation

actor Cache {
  private var items: [String: Data] = [:]
  let path = "/tmp/cache"
  nonisolated let label = "cache"

  init() { usleep(1) }
  init(warm: Bool) throws { items["x"] = try Data(contentsOf: URL(fileURLWithPath: "/tmp/x")) }
  deinit { usleep(1) }

  func load(_ url: URL) throws -> Data {
    let data = try Data(contentsOf: url)  // want 20 blocking-file-io warning certain
    items[url.path] = data
    return data
  }

  private func evict() { usleep(1) }  // want 26 blocking-sleep

  var size: Int {
    usleep(1)  // want blocking-sleep
    return items.count
  }

  var limit: Int {
    get {
      usleep(1)  // want blocking-sleep
      return 3
    }
    set { usleep(UInt32(newValue)) }  // want 11 blocking-sleep
  }

  var observed = 0 {
    didSet { usleep(1) }  // want 14 blocking-sleep
  }

  subscript(key: String) -> Data? {
    get {
      usleep(1)  // want blocking-sleep
      return items[key]
    }
    set {
      usleep(1)  // want blocking-sleep
      items[key] = newValue
    }
  }

  nonisolated func describe() -> String {
    usleep(1)
    return label
  }
  nonisolated var name: String {
    usleep(1)
    return label
  }
  static func clear() { usleep(1) }
  static var count: Int {
    usleep(1)
    return 0
  }
}

extension Cache {
  func trim() { usleep(1) }  // want 17 blocking-sleep
  nonisolated func note() { usleep(1) }
}

nonisolated extension Cache {
  func outside() { usleep(1) }
}

// A function with an `isolated` parameter runs on that actor.
func flush(_ cache: isolated Cache) { usleep(1) }  // want 39 blocking-sleep
func flushPlain(_ cache: Cache) { usleep(1) }

// A type nested in an actor is not isolated to it.
actor Outer {
  struct Inner {
    func work() { usleep(1) }
  }
  class Helper {
    func work() { usleep(1) }
  }
}

// A synchronous member of an actor never spreads: its caller is silent.
func caller(_ cache: Cache) async throws {
  await cache.trim()
  _ = await cache.size
  _ = try await cache.load(URL(fileURLWithPath: "/x"))
}
