// A value of which only the generic parameter is known is of the type that the call or the value around it says.
import Foundation

protocol Storage {
  associatedtype Value
  func get(_ key: String) -> Value?
  var isEmpty: Bool { get }
}
extension Storage {
  var hasAny: Bool { !isEmpty }
}
struct Memory: Storage {
  func get(_ key: String) -> Int? { nil }
  var isEmpty: Bool { true }
}
struct Disk: Storage {
  func get(_ key: String) -> Data? { try? Data(contentsOf: URL(fileURLWithPath: key)) }
  var isEmpty: Bool { self.get("x") == nil }
}

enum Either<Left: Storage, Right: Storage> {
  case left(Left)
  case right(Right)
  func warm() {
    switch self {
    case .left(let storage): _ = storage.get("a")
    case .right(let storage): _ = storage.get("a")
    }
  }
}
func cases(_ memory: Either<Memory, Memory>, _ mixed: Either<Memory, Disk>) async {
  memory.warm()
  mixed.warm()  // want 9 blocking-file-io
}

class Box<Item: Storage> {
  var items: [String: Item] = [:]
  func find(_ name: String) -> Bool { items[name]?.get(name) != nil }
}
final class MemoryBox: Box<Memory> {}
func boxes(_ memory: Box<Memory>, _ sub: MemoryBox, _ disk: Box<Disk>) async {
  _ = memory.find("a")
  _ = sub.find("a")
  _ = disk.find("a")  // want 12 blocking-file-io
}

func first<Item: Storage>(_ all: [String: Item]) -> Bool { all["a"]?.get("b") != nil }
func calls(_ memory: [String: Memory], _ disk: [String: Disk]) async {
  _ = first(memory)
  _ = first(disk)  // want 7 blocking-file-io
}

@propertyWrapper struct Stored<Source: Storage> {
  let source: Source
  let key: String
  var wrappedValue: Source.Value? { source.get(key) }
  init(_ source: Source, _ key: String) {
    self.source = source
    self.key = key
  }
}
struct Settings {
  @Stored(Memory(), "a") var count
  @Stored(Disk(), "b") var bytes
}
func wrapped(_ settings: Settings) async {
  _ = settings.count
  _ = settings.bytes  // want 16 blocking-file-io
}

func isDone<Source: Storage>(_ source: Source) -> Bool { source.isEmpty }
func ask<Value>(_ value: Value, _ question: (Value) -> Bool) -> Bool { question(value) }
func handedOver(_ all: [Memory], _ disks: [Disk]) async {
  _ = all.map(\.hasAny)
  _ = disks.map(\.hasAny)  // want 19 blocking-file-io
  _ = ask(Memory(), \.hasAny)
  _ = ask(Memory(), isDone)
  _ = ask(Disk(), isDone)  // want 19 blocking-file-io
}
