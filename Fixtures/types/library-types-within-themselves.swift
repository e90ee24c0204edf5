// In an extension of a generic type of the library its bare name means the type with its own parameters; an autoclosure tells a parameter as its value does.
import Foundation

struct Tool { func block() { usleep(1) } }

extension Array {
  func same() -> Array { self }
  var copy: Array { self }
  func each(_ body: (Array) -> Void) { body(self) }
}
extension Result {
  func same() -> Result { self }
}
extension Dictionary {
  var copy: Dictionary { self }
}
extension URL {
  func same() -> URL { self }
}

func go(_ tools: [Tool], _ result: Result<Tool, any Error>, _ byName: [String: Tool]) async {
  tools.same().first?.block()  // want blocking-sleep
  tools.copy.first?.block()  // want blocking-sleep
  tools.each { $0.first?.block() }  // want blocking-sleep
  result.same().map { $0.block() }  // want blocking-sleep
  byName.copy["a"]?.block()  // want blocking-sleep
}

func value<Value>(_ make: @autoclosure () -> Value) -> Value { make() }
struct Later<Value> {
  let make: () -> Value
  init(_ make: @autoclosure @escaping () -> Value) { self.make = make }
  var value: Value { make() }
}
func made() async {
  value(Tool()).block()  // want blocking-sleep
  Later(Tool()).value.block()  // want blocking-sleep
}
