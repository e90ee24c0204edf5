// Property wrappers: the wrapped value's type counts, and a blocking accessor blocks the reader.
import Foundation

@propertyWrapper struct Injected<Value> {
  var wrappedValue: Value
}
@propertyWrapper struct Stored<Value> {
  private var value: Value
  init(wrappedValue: Value) { value = wrappedValue }
  var wrappedValue: Value {
    get {
      usleep(1)
      return value
    }
    set { value = newValue }
  }
  var projectedValue: Int { 1 }
}

struct Screen {
  @Injected var group: DispatchGroup
  @Stored var level = 1
  @Stored var name: String = "x"

  func run() async {
    group.wait()  // want 11 blocking-wait
    _ = level  // want 9 blocking-sleep
    _ = self.name  // want 14 blocking-sleep
    _ = $level
  }
  mutating func change() async {
    level = 3
  }
}

func read(_ screen: Screen) async -> Int { screen.level }  // want 51 blocking-sleep

// What an attribute's argument tells of the wrapped value: by a key path, or by a type that it names.
final class Database {
  func load() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "a")) }
}
struct Container {
  var database: Database { Database() }
}
@propertyWrapper struct Resolved<Value> {
  private let path: KeyPath<Container, Value>
  init(_ path: KeyPath<Container, Value>) { self.path = path }
  var wrappedValue: Value { Container()[keyPath: path] }
}
@propertyWrapper struct Provided<Value> {
  private let make: () -> Value
  init(_ type: Value.Type, make: @escaping () -> Value) { self.make = make }
  var wrappedValue: Value { make() }
}
/// The type that it names is not the type of its value.
@propertyWrapper struct Described {
  private let type: Any.Type
  init(_ type: Any.Type) { self.type = type }
  var wrappedValue: String { "\(type)" }
}
struct Quiet {
  func load() throws {}
}
extension String {
  func load() throws {}
}

struct Service {
  @Resolved(\.database) var database
  @Resolved(\Container.database) var other
  @Provided(Database.self, make: { Database() }) var third
  @Described(Database.self) var name
  @Provided(Quiet.self, make: { Quiet() }) var quiet

  func run() async throws {
    _ = try database.load()  // want blocking-file-io
    _ = try other.load()  // want blocking-file-io
    _ = try third.load()  // want blocking-file-io
    try name.load()
    try quiet.load()
  }
}
