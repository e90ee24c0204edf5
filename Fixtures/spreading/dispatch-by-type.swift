// What a requirement or overridable member runs depends on the type of the value, also where a helper is given it.
import Foundation

protocol Store {
  var count: Int { get }
  func load(_ key: String) -> Data?
  func save(_ data: Data)
}
extension Store {
  func loadAll(_ keys: [String]) -> [Data] { keys.compactMap { load($0) } }
  func copy(_ key: String) {
    guard let data = self.load(key) else { return }
    save(data)
  }
  func copyTwice(_ key: String) {
    copy(key)
    copy(key)
  }
  var isEmpty: Bool { count == 0 }
}

final class Disk: Store {
  var count: Int { FileManager.default.contents(atPath: "/count")?.count ?? 0 }
  func load(_ key: String) -> Data? { FileManager.default.contents(atPath: key) }
  func save(_ data: Data) { usleep(1) }
}
final class Memory: Store {
  var values: [String: Data] = [:]
  var count: Int { values.count }
  init() {}
  init(_ keys: [String]) { copy(keys[0]) }
  func load(_ key: String) -> Data? { values[key] }
  func save(_ data: Data) { values["x"] = data }
}
/// Writes only.
struct Log: Store {
  var count: Int { 0 }
  func load(_ key: String) -> Data? { nil }
  func save(_ data: Data) { usleep(1) }
}

func restore(_ key: String, from store: Store) -> Data? { store.load(key) }
func restoreAny<S: Store>(_ key: String, from store: S) -> Data? { store.load(key) }
func move(from source: Store, to target: Store) {
  guard let data = source.load("x") else { return }
  target.save(data)
}
func restoreLater(from store: Store) -> Data? { restore("x", from: store) }
func sum(of store: Store) -> Int {
  let more = store.isEmpty ? 0 : 1
  return store.count + more
}
func restoreDefault(_ store: Store = Memory()) -> Data? { store.load("x") }
func reassigned(_ store: Store) -> Data? {
  var store = store
  store = Disk()
  return store.load("x")
}
func sometimes(_ store: Store, _ other: Store) { (store.count > 0 ? store : other).save(Data()) }

func nap() { usleep(1) }
func mixed(_ store: Store) {
  _ = store.load("x")
  nap()
}

func use(_ any: Store, _ disk: Disk, _ memory: Memory, _ log: Log) async {
  _ = any.loadAll(["x"])  // want 11 blocking-file-io likely
  _ = disk.loadAll(["x"])  // want 12 blocking-file-io certain
  _ = memory.loadAll(["x"])
  _ = log.loadAll(["x"])
  disk.copyTwice("x")  // want 8 blocking-file-io likely
  memory.copyTwice("x")
  log.copyTwice("x")  // want 7 blocking-file-io likely
  _ = any.isEmpty  // want 11 blocking-file-io likely
  _ = memory.isEmpty
  _ = Memory(["x"])
  _ = restore("x", from: any)  // want 7 blocking-file-io likely
  _ = restore("x", from: disk)  // want 7 blocking-file-io certain
  _ = restore("x", from: memory)
  _ = restoreAny("x", from: memory)
  _ = restoreLater(from: Memory())
  _ = restoreLater(from: Disk())  // want 7 blocking-file-io likely
  move(from: memory, to: memory)
  move(from: disk, to: memory)  // want 3 blocking-file-io certain via move(from:to:) > Disk.load(_:) > FileManager.contents(atPath:)
  move(from: disk, to: disk)  // want 3 blocking-file-io certain via move(from:to:) > Disk.load(_:) > FileManager.contents(atPath:)
  move(from: memory, to: disk)  // want 3 blocking-sleep certain via move(from:to:) > Disk.save(_:) > usleep(_:)
  log.copy("x")  // want 7 blocking-sleep certain via Store.copy(_:) > Log.save(_:) > usleep(_:)
  mixed(memory)  // want 3 blocking-sleep certain via mixed(_:) > nap() > usleep(_:)
  mixed(disk)  // want 3 blocking-file-io certain via mixed(_:) > Disk.load(_:) > FileManager.contents(atPath:)
  _ = sum(of: memory)
  _ = sum(of: disk)  // want 7 blocking-file-io certain
  _ = restoreDefault()
  _ = restoreDefault(disk)  // want 7 blocking-file-io certain
  _ = reassigned(memory)  // want 7 blocking-file-io
  sometimes(memory, memory)  // want 3 blocking-sleep likely
  let named: Store = Memory()
  _ = named.load("x")
  _ = restore("x", from: named)
  let chosen: Store = disk
  _ = chosen.load("x")  // want 14 blocking-file-io
}

// Below the type that is written, and of what it inherits.
class Test {
  func setUp() {}
  func run() { setUp() }
}
class Case: Test {
  func prepare() async {
    setUp()
    run()
    super.run()
  }
}
class OtherCase: Case {
  override func setUp() {}
}
final class Suite: Test {
  override func setUp() { usleep(1) }
}
final class Slow: Test {}

func useTests(_ test: Test, _ suite: Suite, _ slow: Slow) async {
  test.setUp()  // want 8 blocking-sleep likely
  test.run()  // want 8 blocking-sleep likely
  suite.run()  // want 9 blocking-sleep certain via Test.run() > Suite.setUp() > usleep(_:)
  slow.run()
  slow.setUp()
}

// Defaults for types without their own.
protocol Reading {
  func read() -> Data?
}
protocol Caching: Reading {}
extension Reading {
  func read() -> Data? { FileManager.default.contents(atPath: "/x") }
  func readTwice() -> Data? { read() ?? read() }
}
struct Plain: Reading {}
struct Cached: Caching {
  func read() -> Data? { nil }
}
class Bare: Reading {}
final class Own: Bare, Caching {
  func read() -> Data? { nil }
}

func useReaders(_ plain: Plain, _ cached: Cached, _ caching: Caching, _ bare: Bare) async {
  _ = plain.readTwice()  // want 13 blocking-file-io certain
  _ = cached.readTwice()
  _ = caching.readTwice()  // want 15 blocking-file-io likely
  _ = bare.readTwice()  // want 12 blocking-file-io likely
}

// What is called decides, and what it is given.
protocol Check { func run(on store: Store) }
extension Check {
  func runTwice(on store: Store) {
    run(on: store)
    run(on: store)
  }
}
struct Loads: Check { func run(on store: Store) { _ = store.load("x") } }
struct Counts: Check { func run(on store: Store) { _ = store.count } }
struct Passes: Check { func run(on store: Store) {} }
func runChecks(_ checks: [Check]) async {
  for check in checks {
    check.run(on: Memory())
    check.runTwice(on: Memory())
    check.run(on: Disk())  // want blocking-file-io likely
    check.runTwice(on: Disk())  // want blocking-file-io likely
  }
  Loads().runTwice(on: Memory())
  Passes().runTwice(on: Disk())
  Loads().runTwice(on: Disk())  // want blocking-file-io
}

// A default implementation runs on types that have none of their own.
protocol Looping {
  func turn()
  func step()
}

extension Looping {
  func turn() { step() }
  func step() {}
}

struct OwnTurns: Looping {
  func turn() {}
  func step() { sleep(1) }
}

struct DefaultTurns: Looping {}

func turns(_ quiet: DefaultTurns, _ any: any Looping) async {
  quiet.turn()
  any.turn()
  any.step()  // want 7 blocking-sleep likely
}

// The type arguments of an initializer say what a value holds.
final class Shelf<Key: Hashable, Value> {
  var underlying: [Key: Value] = [:]
  subscript(key: Key) -> Value? { underlying[key] }
}

func shelved() async {
  let quiet = Shelf<String, DefaultTurns>()
  step(quiet["a"] ?? .init())
  let own = Shelf<String, OwnTurns>()
  step(own["a"] ?? .init())  // want 3 blocking-sleep certain
}

func step(_ any: some Looping) { any.step() }

// A subclass's own method is no witness: the class above takes the default.
protocol Turning {
  func turn()
  func step()
}

extension Turning {
  func turn() { step() }
}

class Turner: Turning {
  func step() {}
}

final class SlowTurner: Turner {
  func turn() {}
  override func step() { sleep(1) }
}

func turner(_ turner: Turner) async {
  turner.turn()  // want 10 blocking-sleep likely
}
