// What a property wrapper does is run by who declares, reads and sets the variable that it is on.
import Foundation

@propertyWrapper struct Slow<Value> {
  private var value: Value
  init(wrappedValue: Value) {
    value = wrappedValue
    usleep(1)
  }
  init(_ other: Value) { value = other }
  var wrappedValue: Value {
    get {
      usleep(1)
      return value
    }
    set {
      usleep(1)
      value = newValue
    }
  }
  var projectedValue: Int {
    usleep(1)
    return 1
  }
}
@propertyWrapper struct SlowToSet {
  private var value = 0
  var wrappedValue: Int {
    get { value }
    set {
      usleep(1)
      value = newValue
    }
  }
}
@propertyWrapper struct Quiet<Value> {
  var wrappedValue: Value
  var projectedValue: Int { 1 }
}

func local() async {
  @Slow var level = 0  // want 4 blocking-sleep via Slow.init(wrappedValue:) > usleep(_:)
  @Slow(0) var other: Int
  @Quiet var calm = 0
  _ = level  // want 7 blocking-sleep via Slow.wrappedValue > usleep(_:)
  level += 1  // want 3 blocking-sleep
  level = 1  // want 3 blocking-sleep
  _ = other  // want 7 blocking-sleep
  _ = _level.wrappedValue  // want 14 blocking-sleep
  _ = $level  // want 7 blocking-sleep via Slow.projectedValue > usleep(_:)
  _ = _level
  _ = calm
  calm = 1
  _ = $calm
  [1].forEach { _ in _ = level }  // want 26 blocking-sleep
  DispatchQueue.global().async { _ = level }
  do {
    let level = calm
    _ = level
  }
}
func set() async {
  @SlowToSet var level
  _ = level
  level = 1  // want 3 blocking-sleep
}
func helper() -> Int {
  @Slow(1) var level
  return level
}
func callHelper() async { _ = helper() }  // want 31 blocking-sleep via helper() > Slow.wrappedValue > usleep(_:)
func take(@Slow level: Int) async {  // want 12 blocking-sleep
  _ = level  // want 7 blocking-sleep
}

struct Screen {
  @Slow var level = 1
  @Quiet var calm = 1
  func run() async {
    _ = _level.wrappedValue  // want 16 blocking-sleep
    _ = $level  // want 9 blocking-sleep
    _ = self.$level  // want 14 blocking-sleep
    _ = self._level.wrappedValue  // want 21 blocking-sleep
    _ = _level
    _ = _calm.wrappedValue
    _ = $calm
    _ = self.$calm
  }
}
struct QuietScreen {
  @Quiet var calm = 1
  @Slow(1) var level
}
func make() async {
  _ = Screen()  // want 7 blocking-sleep via Screen.init() > Slow.init(wrappedValue:) > usleep(_:)
  _ = QuietScreen()
}
