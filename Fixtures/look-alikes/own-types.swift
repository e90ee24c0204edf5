// A project's own types with the verbs and initializers of blocking ones.
import Foundation

extension String {
  init(contentsOf bytes: [UInt8]) { self.init(decoding: bytes, as: UTF8.self) }
}

extension Array where Element: Hashable {
  init(contentsOf other: Set<Element>) { self.init(other) }
}

struct Keychain {
  var items: [String: String] = [:]
  func get(_ key: String) -> String? { items[key] }
  mutating func set(_ value: String, key: String) { items[key] = value }
  mutating func set(_ value: String, forKey key: String) { items[key] = value }
  mutating func remove(_ key: String) { items[key] = nil }
}

struct Writer {
  var lines: [String] = []
  mutating func write(_ line: String) { lines.append(line) }
  mutating func write(to line: String, atomically: Bool) { lines.append(line) }
  mutating func writeAll(_ more: [String]) { lines += more }
}

struct Fetcher {
  func fetch(_ url: URL) async throws -> [UInt8] { [] }
  func perform(_ request: String) async throws -> Int { 0 }
  func synchronize() async {}
}

protocol InputStreaming {
  func open() async
  func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int) async -> Int
}

final class FoundationFileHandle {
  func read(upToCount count: Int) -> [UInt8] { [] }
  func readToEnd() -> [UInt8] { [] }
  func write(contentsOf bytes: [UInt8]) {}
  func close() {}
}

struct NIOThread {
  static var current: NIOThread { NIOThread() }
  static func sleep(until deadline: Int) {}
  func join() {}
}

struct Realm {
  func write(_ body: () -> Void) { body() }
  func fetch(_ name: String) -> [Int] { [] }
  func save() {}
  func count(for name: String) -> Int { 0 }
}

struct Recipe {
  func prepare(_ dish: String) {}
  func execute(_ step: String) {}
  func run(_ step: String) {}
  func scalar(_ amount: Double) -> Double { amount }
  func migrate(_ kitchen: String) {}
}

struct Forest {
  var children: [Int] { [] }
  func getLine(_ number: Int) -> String { "" }
  func hash(_ salt: String) -> Int { 0 }
  func encrypt(_ text: String) -> String { text }
  func calculate() -> Int { 0 }
}

func runSync(_ body: () -> Void) { body() }
func runBlocking(_ body: () -> Int) -> Int { body() }
func waitFor(_ condition: Bool) -> Bool { condition }

func own(
  _ keychain: inout Keychain, _ writer: inout Writer, _ fetcher: Fetcher, _ input: any InputStreaming, _ url: URL,
  _ handle: FoundationFileHandle, _ realm: Realm, _ recipe: Recipe, _ forest: Forest, _ memory: UnsafeMutablePointer<UInt8>
) async throws {
  let bytes: [UInt8] = [104, 105]
  _ = String(contentsOf: bytes)
  _ = [Int](contentsOf: Set([1]))
  _ = keychain.get("token")
  keychain.set("a", key: "token")
  keychain.set("a", forKey: "token")
  keychain.remove("token")
  writer.write("line")
  writer.write(to: "line", atomically: true)
  writer.writeAll(["line"])
  _ = try await fetcher.fetch(url)
  _ = try await fetcher.perform("GET")
  await fetcher.synchronize()
  await input.open()
  _ = await input.read(memory, maxLength: 1)
  _ = handle.read(upToCount: 1)
  _ = handle.readToEnd()
  handle.write(contentsOf: [1])
  handle.close()
  NIOThread.sleep(until: 1)
  NIOThread.current.join()
  realm.write {}
  _ = realm.fetch("users")
  realm.save()
  _ = realm.count(for: "users")
  recipe.prepare("soup")
  recipe.execute("stir")
  recipe.run("boil")
  _ = recipe.scalar(2)
  recipe.migrate("kitchen")
  _ = forest.children
  _ = forest.getLine(1)
  _ = forest.hash("salt")
  _ = forest.encrypt("text")
  _ = forest.calculate()
  runSync {}
  _ = runBlocking { 1 }
  _ = waitFor(true)
}
