// A literal beside an operator of the program may be of the type that the operator asks for, and a closure is.
import Foundation

infix operator |>

struct Value {
  var text = ""
  static func += (value: inout Value, step: UInt32) { usleep(step) }
  static func * (value: Value, factor: Double) -> Value {
    usleep(1)
    return value
  }
  static func - (value: Value, others: Set<Int>) -> Value {
    usleep(1)
    return value
  }
  static func - (value: Value, other: String) -> Value { value }
  static func && (value: Value, other: @autoclosure () -> Bool) -> Bool {
    usleep(1)
    return other()
  }
  static func |> <Result>(value: Value, body: (Value) -> Result) -> Result { body(value) }
  var lines: Int {
    usleep(1)
    return 1
  }
}

func compute(_ value: Value) async {
  var value = value
  value += 10  // want 9 blocking-sleep
  value = value * 2  // want blocking-sleep
  value = value - [1, 2]  // want blocking-sleep
  value = value - "a"
  _ = value && true  // want blocking-sleep
  _ = value |> { $0.text }
  _ = value |> { $0.lines }  // want 21 blocking-sleep
}
