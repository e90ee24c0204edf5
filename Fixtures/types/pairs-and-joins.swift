// Types through `joined()`, dictionaries made of pairs, iterators called by hand, and key paths through optionals.
// swift-format-ignore-file
import Foundation

struct Shelf {
  var url: URL
  var data: Data? { try? Data(contentsOf: url) }
  func load() throws -> Data { try Data(contentsOf: url) }
}
struct Room { var shelf: Shelf? }

func joins(_ rows: [[Shelf]], _ sets: [Set<URL>]) async throws {
  for shelf in rows.joined() { _ = try shelf.load() }  // want 46 blocking-file-io via Shelf.load() > Data.init(contentsOf:)
  _ = try rows.joined().first?.load()  // want 32 blocking-file-io
  _ = ["a", "b"].joined(separator: ",")
}

func pairs(_ names: [String], _ shelves: [Shelf]) async throws {
  let byName = Dictionary(uniqueKeysWithValues: zip(names, shelves))
  _ = try byName["x"]?.load()  // want 24 blocking-file-io
  let merged = Dictionary(shelves.map { ($0.url, $0) }, uniquingKeysWith: { first, _ in first })
  for shelf in merged.values { _ = try shelf.load() }  // want 46 blocking-file-io
}

func iterates(_ shelves: [Shelf]) async throws {
  var iterator = shelves.makeIterator()
  while let shelf = iterator.next() { _ = try shelf.load() }  // want 53 blocking-file-io
}

func keyPathsOfTuples(_ pairs: [(name: String, shelf: Shelf)]) async throws {
  for shelf in pairs.map(\.1) { _ = try shelf.load() }  // want 47 blocking-file-io
  try pairs.map(\.shelf).forEach { _ = try $0.load() }  // want 47 blocking-file-io
}

func keyPaths(_ rooms: [Room]) async {
  _ = rooms.map(\.shelf?.data)  // want 26 blocking-file-io via Shelf.data > Data.init(contentsOf:)
  _ = rooms.compactMap(\.shelf?.url)
  _ = rooms.compactMap(\.shelf).map(\.data)  // want 39 blocking-file-io
  _ = rooms.compactMap(\.shelf!.data)  // want 33 blocking-file-io
}
