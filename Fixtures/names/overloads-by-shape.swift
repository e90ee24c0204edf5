// Overloads told apart by what an argument is: a closure and of how many parameters, an optional, a number, a type, a generic parameter's bound.
import Foundation

func rest() { usleep(1) }

extension Array {
  func map(_ count: Int) { rest() }
  func filter(_ text: String) -> [Element] {
    rest()
    return self
  }
}
func closures(_ numbers: [Int]) async {
  _ = numbers.map { $0 }
  _ = numbers.map({ $0 })
  _ = numbers.map(\.description)
  _ = numbers.filter { $0 > 1 }
  numbers.map(3)  // want blocking-sleep
  _ = numbers.filter("x")  // want blocking-sleep
}

func none(_ body: () -> Void) { body() }
func none(_ body: (Int) -> Void) { rest() }
func one(_ body: (Int) -> Void) {}
func one(_ body: (Int, Int) -> Void) { rest() }
func parameters() async {
  none {}
  none { print($0) }  // want blocking-sleep
  one { print($0) }
  one { _, _ in }  // want blocking-sleep
  one { print($0, $1) }  // want blocking-sleep
  one { (left: Int, right: Int) in }  // want blocking-sleep
}

func optional(_ number: Int?) { rest() }
func optional(_ number: Int) {}
func optionals(_ number: Int?, _ numbers: [String: Int]) async {
  optional(number)  // want blocking-sleep
  optional(numbers["x"])  // want blocking-sleep
  optional(3)
}

func number(_ value: Int) { rest() }
func number(_ value: Double) {}
func numbers(_ value: Double) async {
  number(value * 2)
  number(2 * value)
  number(2 * 3)  // want blocking-sleep
}

func kind(_ type: Int.Type) { rest() }
func kind(_ type: String.Type) {}
func types() async {
  kind(Int.self)  // want blocking-sleep
  kind(String.self)
}

func bound<T: Sequence>(_ value: T) { rest() }
func bound<T: BinaryInteger>(_ value: T) {}
func bounds(_ list: [Int], _ set: Set<Int>) async {
  bound(list)  // want blocking-sleep
  bound(set)  // want blocking-sleep
  bound([1])  // want blocking-sleep
  bound(1)
  bound(list.count)
}

func result() -> Int {
  rest()
  return 1
}
func result() -> String { "" }
func results() async {
  let text = result() as String
  let number = result() as Int  // want blocking-sleep
  print(text, number)
}

// What takes one value is nearer than what takes any number of them.
func log(_ line: String) { print(line) }
func log(_ lines: String...) { usleep(1) }
func logs() async {
  log("a")
  log("a", "b")  // want blocking-sleep
  log()  // want blocking-sleep
}
