// Positions of properties, subscripts, operators, setters, closures, key paths and references.
import Foundation

func slow() -> Int { Int(usleep(1)) }
struct Value {
  var property: Int { slow() }
  var settable: Int {
    get { 1 }
    set { _ = slow() }
  }
  subscript(index: Int) -> Int { slow() }
  static func + (left: Value, right: Value) -> Int { slow() }
  static prefix func - (value: Value) -> Int { slow() }
  func callAsFunction() -> Int { slow() }
}

func columns(_ value: Value, _ values: [Value], _ changed: inout Value) async {
  _ = value.property  // want 13 blocking-sleep
  _ = value[0]  // want 12 blocking-sleep
  _ = value + value  // want 13 blocking-sleep
  _ = -value  // want 7 blocking-sleep
  _ = value()  // want 7 blocking-sleep
  changed.settable = 3  // want 11 blocking-sleep
  _ = values.map(\.property)  // want 20 blocking-sleep
  _ = values[0][1]  // want 16 blocking-sleep
  let stored = { slow() }
  _ = stored()  // want 7 blocking-sleep
  let reference = slow
  _ = reference()  // want 7 blocking-sleep
  _ = values.map { _ in slow() }  // want 25 blocking-sleep
  let f = { (value: Value) in slow() }
  _ = values.map(f)  // want 18 blocking-sleep
}
