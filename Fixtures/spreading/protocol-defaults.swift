// An implementation in an extension of the protocol is the default for types without their own.
import Foundation

protocol Loading {
  func load() -> Int
  func refresh() -> Int
}
extension Loading {
  func load() -> Int {
    usleep(1)
    return 1
  }
  func twice() -> Int { load() + load() }
}
struct Plain: Loading {
  func refresh() -> Int { 1 }
}
struct Own: Loading {
  func load() -> Int { 2 }
  func refresh() -> Int {
    usleep(1)
    return 1
  }
}

func use(_ plain: Plain, _ own: Own, _ any: any Loading) async {
  _ = plain.load()  // want 13 blocking-sleep certain
  _ = own.load()
  _ = plain.refresh()
  _ = own.refresh()  // want 11 blocking-sleep certain
  _ = any.load()  // want 11 blocking-sleep likely
  _ = any.refresh()  // want 11 blocking-sleep likely
}

// A default with constraints, and a type that conforms in an extension of another file's type.
protocol Named { var name: String { get } }
extension Named where Self: AnyObject {
  var name: String {
    usleep(1)
    return "x"
  }
}
final class Thing: Named {}
extension Int: Named { var name: String { "int" } }
func names(_ thing: Thing) async {
  _ = thing.name  // want 13 blocking-sleep
  _ = 1.name
}
