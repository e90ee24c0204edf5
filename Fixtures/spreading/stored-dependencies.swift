// What a stored property is, the initializer's call says: a double that works in memory blocks nobody.
import Foundation

protocol Store: Sendable {
  func load(_ key: String) -> Data?
}
struct Disk: Store {
  func load(_ key: String) -> Data? { FileManager.default.contents(atPath: key) }
}
struct Memory: Store {
  func load(_ key: String) -> Data? { nil }
}

struct Loader {
  let store: Store
  func all(_ keys: [String]) -> [Data] { keys.compactMap { store.load($0) } }
  func first() -> Data? { self.all(["x"]).first }
}
struct Defaulted {
  var name = ""
  private(set) var store: Store = Memory()
  private var inner: Store
  init(_ inner: Store = Disk()) { self.inner = inner }
  init(named name: String, inner: Store) {
    self.init(inner)
    self.name = name
  }
  init(memory: Void) { inner = Memory() }
  func load() -> Data? { inner.load(name) }
}
final class Changing {
  private var store: Store
  init(store: Store) { self.store = store }
  func change() { store = Disk() }
  func load() -> Data? { store.load("x") }
}
final class Outer {
  let loader: Loader
  let other: Store
  init(loader: Loader, other: Store) {
    self.loader = loader
    self.other = other
  }
  convenience init(store: Store) { self.init(loader: Loader(store: store), other: store) }
  func load() -> Data? { loader.first() }
  func loadOther() -> Data? { other.load("x") }
}
struct Prepared {
  let data: Data?
  init(store: Store) { data = Loader(store: store).first() }
}
final class Repository {
  private let loader: Loader
  private(set) var data: Data?
  init(in store: Store) {
    loader = Loader(store: store)
    data = self.loader.first()
  }
  convenience init(named name: String, in store: Store) { self.init(in: store) }
}
class Base {
  let store: Store
  init(store: Store) { self.store = store }
  func load() -> Data? { store.load("x") }
}
final class Derived: Base {
  init(name: String, in store: Store) { super.init(store: store) }
}

func helper(_ store: Store) -> Data? { Loader(store: store).first() }
func run(_ loader: Loader) -> Data? { loader.first() }

func use(_ any: Store, _ loader: Loader) async {
  _ = loader.first()  // want 14 blocking-file-io likely
  _ = Loader(store: Memory()).first()
  _ = Loader(store: Disk()).first()  // want 29 blocking-file-io likely
  let memory = Loader(store: Memory())
  _ = memory.all(["x"])
  let disk = Loader(store: any)
  _ = disk.all(["x"])  // want 12 blocking-file-io likely
  _ = helper(Memory())
  _ = helper(Disk())  // want 7 blocking-file-io likely
  _ = run(memory)
  _ = run(Loader(store: Disk()))  // want 7 blocking-file-io likely

  _ = Defaulted().load()  // want 19 blocking-file-io certain
  _ = Defaulted(Memory()).load()
  _ = Defaulted(named: "x", inner: Memory()).load()
  _ = Defaulted(named: "x", inner: any).load()  // want 41 blocking-file-io likely
  _ = Defaulted(memory: ()).load()
  _ = Changing(store: Memory()).load()  // want 33 blocking-file-io likely

  _ = Outer(loader: memory, other: any).load()
  _ = Outer(loader: memory, other: any).loadOther()  // want 41 blocking-file-io likely
  _ = Outer(store: Memory()).loadOther()
  _ = Prepared(store: Memory())
  _ = Prepared(store: Disk())  // want 7 blocking-file-io likely
  _ = Derived(name: "x", in: Memory()).load()
  _ = Derived(name: "x", in: any).load()  // want 35 blocking-file-io likely
  _ = Repository(in: Memory())
  _ = Repository(in: any)  // want 7 blocking-file-io likely
  _ = Repository(named: "x", in: Memory())
  _ = Repository(named: "x", in: any)  // want 7 blocking-file-io likely
}

// So does that of a generic type, also of one that changes while it is used.
struct Reader<Input: Store> {
  let input: Input
  var count = 0
  init(input: Input) { self.input = input }
  mutating func next() -> Data? {
    count += 1
    return part()
  }
  func part() -> Data? { input.load("x") }
}

func parse<Input: Store>(_ input: Input) -> Int {
  var reader = Reader<Input>(input: input)
  while reader.next() != nil {}
  return reader.count
}
func replaced<Input: Store>(_ input: Input, _ other: Reader<Input>) -> Data? {
  var reader = Reader(input: input)
  if reader.count == 0 { reader = other }
  return reader.next()
}

func parsed(_ reader: Reader<Disk>) async {
  _ = parse(Memory())
  let memory = Memory()
  _ = parse(memory)
  _ = parse(Disk())  // want 7 blocking-file-io likely
  _ = replaced(Memory(), Reader(input: Memory()))  // want 7 blocking-file-io likely
}

// Handed over by two initializers in turn.
protocol Bytes {
  func byte() -> UInt8
}

struct MemoryBytes: Bytes {
  func byte() -> UInt8 { 1 }
}

struct DiskBytes: Bytes {
  func byte() -> UInt8 { UInt8(usleep(1)) }
}

final class ByteReader {
  let bytes: any Bytes
  init(bytes: any Bytes, start: Int) { self.bytes = bytes }
  convenience init(bytes: any Bytes) { self.init(bytes: bytes, start: 0) }
  func read() -> UInt8 { bytes.byte() }
}

final class Image {
  private let reader: ByteReader
  init(reader: ByteReader) { self.reader = reader }
  convenience init(bytes: any Bytes) { self.init(reader: ByteReader(bytes: bytes)) }
  func width() -> UInt8 { reader.read() }
}

func widths() async {
  let quiet = Image(bytes: MemoryBytes())
  _ = quiet.width()
  let slow = Image(bytes: DiskBytes())
  _ = slow.width()  // want 12 blocking-sleep likely
}
