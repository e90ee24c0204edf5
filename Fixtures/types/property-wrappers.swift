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
