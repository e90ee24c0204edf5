// A convenience initializer makes an object of the class that inherits it, with that class's override of what it calls.
import Foundation

class Base {
  let path: String
  init(path: String) { self.path = path }
  convenience init() { self.init(path: "x") }
  convenience init(number: Int) { self.init() }
  convenience init(quiet: Bool) { self.init(path: "\(quiet)", size: 1) }
  init(path: String, size: Int) { self.path = path }
}
extension Base {
  convenience init(text: String) { self.init(path: text) }
}
final class Loud: Base {
  override init(path: String) {
    super.init(path: path)
    usleep(1)
  }
  override init(path: String, size: Int) { super.init(path: path) }
}
class Middle: Base {
  override init(path: String) {
    super.init(path: path)
    usleep(1)
  }
  override init(path: String, size: Int) { super.init(path: path) }
}
final class Silent: Middle {
  override init(path: String) { super.init(path: path, size: 1) }
  override init(path: String, size: Int) { super.init(path: path, size: size) }
}

func use() async {
  _ = Base()
  _ = Base(number: 1)
  _ = Loud(path: "x")  // want 7 blocking-sleep
  _ = Loud()  // want 7 blocking-sleep certain via Loud.init(path:) > usleep(_:)
  _ = Loud(number: 1)  // want 7 blocking-sleep certain via Loud.init(path:) > usleep(_:)
  _ = Loud(text: "x")  // want 7 blocking-sleep
  _ = Loud(quiet: true)
  _ = Middle()  // want 7 blocking-sleep
  _ = Silent()
}
