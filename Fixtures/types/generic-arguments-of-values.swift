// What a generic type is made for says what the values in it are, also where a variable of it is changed or handed on.
import Foundation

protocol Store {
  init()
  func load() throws -> Data
}

struct Disk: Store {
  func load() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "/x")) }
}

struct Memory: Store {
  func load() throws -> Data { Data() }
}

protocol Loading {
  mutating func next() throws -> Data
}

struct Loader<Source: Store>: Loading {
  let store: Source

  init(store: Source) { self.store = store }
  init() { store = Source() }

  func load() throws -> Data { try store.load() }
  mutating func next() throws -> Data { try store.load() }
  mutating func all() throws -> Data { try last(&self) }
}

func last<Some: Loading>(_ loader: inout Some) throws -> Data { try loader.next() }

func nothing(_ given: Loader<Memory>) async throws {
  var loader = Loader(store: Memory())
  _ = try loader.all()
  _ = try last(&loader)
  _ = try loader.load()
  _ = try given.load()
  _ = try Loader<Memory>().load()
}

func files(_ given: Loader<Disk>) async throws {
  var loader = Loader(store: Disk())
  _ = try loader.all()  // want blocking-file-io
  _ = try last(&loader)  // want blocking-file-io
  _ = try loader.load()  // want blocking-file-io
  _ = try given.load()  // want blocking-file-io
  _ = try Loader<Disk>().load()  // want blocking-file-io
}

class Empty: Store {
  required init() {}
  func load() throws -> Data { Data() }
}

final class Filled: Empty {
  override func load() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "/x")) }
}

func exact() async throws {
  _ = try Loader(store: Empty()).load()
  _ = try Loader(store: Filled()).load()  // want blocking-file-io
}
