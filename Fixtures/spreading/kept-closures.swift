// A closure that a property holds, from an initializer's default value or its body, is run by who calls the property.
import Foundation

struct Snapshot: Sendable {}

actor SnapshotStore {
  typealias Builder = @Sendable () -> Snapshot
  private let builder: Builder
  private let reader: @Sendable (URL) -> Data?
  private let quiet: @Sendable () -> Void

  init(
    builder: @escaping Builder = SnapshotStore.live,
    reader: @escaping @Sendable (URL) -> Data? = { try? Data(contentsOf: $0) },
    quiet: @escaping @Sendable () -> Void = {}
  ) {
    self.builder = builder
    self.reader = reader
    self.quiet = quiet
  }

  func snapshot() async -> Snapshot {
    let builder = self.builder
    return await Task.detached { builder() }.value  // want 34 blocking-sleep likely via SnapshotStore.live() > Thread.sleep(forTimeInterval:)
  }

  func direct() -> Snapshot { builder() }  // want 31 blocking-sleep likely
  func read(_ url: URL) -> Data? { reader(url) }  // want 36 blocking-file-io likely
  func nothing() { quiet() }

  static func live() -> Snapshot {
    Thread.sleep(forTimeInterval: 1)
    return Snapshot()
  }
}

final class Watcher {
  var onChange: (() -> Void)?
  private let log: (String) -> Void

  init(file: FileHandle) {
    log = { file.write(Data($0.utf8)) }
    onChange = { Thread.sleep(forTimeInterval: 1) }
  }

  func changed() async {
    log("changed")  // want 5 blocking-file-io likely
    onChange?()  // want 5 blocking-sleep likely
  }

  func changedElsewhere(_ queue: DispatchQueue) async {
    let onChange = onChange
    queue.async { onChange?() }
  }
}

// A parameter that keeps nothing: only calls that leave it out run its default value.
func line(_ read: () -> String? = { readLine() }) -> String? { read() }

func asked() -> String? { readLine() }
func answer(_ read: () -> String? = asked) -> String? { read() }

func lines() async {
  _ = line()  // want 7 blocking-stdio
  _ = line { "given" }
  _ = answer()  // want 7 blocking-stdio via answer(_:) > asked() > readLine()
  _ = answer { "given" }
}

// Given to an initializer, the memberwise one too.
struct FileClient: Sendable {
  var load: @Sendable (URL) throws -> Data
  var save: @Sendable (Data, URL) async throws -> Void
  var exists: @Sendable (URL) -> Bool = { _ in false }

  static let live = Self(
    load: { try Data(contentsOf: $0) },
    save: { try $0.write(to: $1) }  // want 20 blocking-file-io certain
  )
  static let memory = FileClient(load: { _ in Data() }, save: { _, _ in })
}

func use(_ client: FileClient, _ url: URL) async throws {
  let data = try client.load(url)  // want 25 blocking-file-io likely via FileClient.load > Data.init(contentsOf:)
  try await client.save(data, url)
  _ = client.exists(url)
}

final class Poller {
  let pause: () -> Void
  init(pause: @escaping () -> Void) { self.pause = pause }
  func poll() async { pause() }  // want 23 blocking-sleep likely
}

func slowPoller() -> Poller { Poller { Thread.sleep(forTimeInterval: 1) } }
func quickPoller() -> Poller { Poller {} }

// Each value of a generic type holds a closure of its own.
final class Lazy<Value> {
  private let make: () -> Value
  init(_ make: @escaping () -> Value) { self.make = make }
  func value() -> Value { make() }
}

struct Cached<Value> {
  var make: () -> Value
}

struct Catalog {
  let text = Lazy { readLine() }
  let count = Lazy { 1 }
  let number = Cached { readLine() }
  func total() async -> Int { count.value() + number.make().map(\.count)! }
}

// Kept by something else than a property of the same object: out of sight.
final class Registry {
  var all: [() -> Void] = []
  init(first: @escaping () -> Void = { Thread.sleep(forTimeInterval: 1) }) { all.append(first) }
  func run() async { all.forEach { $0() } }
}

// A dependency with a default: `given ?? …`.
func slowLine() -> String? { readLine() }

final class Console {
  private let read: () -> String?
  private let ask: () -> String?
  init(read: (() -> String?)? = nil, ask: (() -> String?)? = nil) {
    self.read = read ?? { readLine() }
    self.ask = ask ?? Self.line
  }
  private static func line() -> String? { readLine() }
  func lines() async {
    _ = read()  // want 9 blocking-stdio likely
    _ = ask()  // want 9 blocking-stdio likely
  }
}

func chosen(_ read: (() -> String?)? = nil) async {
  let next = read ?? { readLine() }
  _ = next()  // want 7 blocking-stdio
  _ = (read ?? slowLine)()  // want 16 blocking-stdio likely
}
