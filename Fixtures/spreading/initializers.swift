// Initializers: convenience, delegating, inherited, memberwise and failable ones; superclass and property initial values.
import Foundation

class Base {
  let data: Data?
  init() { data = FileManager.default.contents(atPath: "/base") }
  init(data: Data?) { self.data = data }
  convenience init(empty: Bool) { self.init(data: nil) }
  convenience init(full: Bool) { self.init() }
}
class Inherits: Base {}
class Calls: Base {
  override init() { super.init() }
  init(quiet: Bool) { super.init(data: nil) }
}
final class Implicit: Base {
  let other: Int
  init(other: Int) {
    self.other = other
    // `super.init()` is called implicitly here.
  }
}
struct Value {
  let number: Int
  init(path: String) { self.init(number: FileManager.default.contents(atPath: path)?.count ?? 0) }
  init(number: Int) { self.number = number }
  init?(checking path: String) {
    guard FileManager.default.contents(atPath: path) != nil else { return nil }
    number = 1
  }
}
extension Value {
  init(twice path: String) { self.init(path: path) }
}
enum Kind {
  case one(Value)
  init(path: String) { self = .one(Value(path: path)) }
}

func use() async {
  _ = Base()  // want 7 blocking-file-io via Base.init() > FileManager.contents(atPath:)
  _ = Base(data: nil)
  _ = Base(empty: true)
  _ = Base(full: true)  // want 7 blocking-file-io via Base.init(full:) > Base.init() > FileManager.contents(atPath:)
  _ = Inherits()  // want 7 blocking-file-io
  _ = Inherits(data: nil)
  _ = Calls()  // want 7 blocking-file-io
  _ = Calls(quiet: true)
  _ = Value(path: "x")  // want 7 blocking-file-io via Value.init(path:) > FileManager.contents(atPath:)
  _ = Value(number: 1)
  _ = Value(checking: "x")  // want 7 blocking-file-io
  // want-next 7 blocking-file-io via Value.init(twice:) > Value.init(path:) > FileManager.contents(atPath:)
  _ = Value(twice: "x")
  _ = Kind(path: "x")  // want 7 blocking-file-io
  let short: Value = .init(path: "x")  // want 23 blocking-file-io
  _ = ["a"].map(Value.init(path:))  // want blocking-file-io
  _ = (short, Kind.one(Value(number: 2)))
}

// An initializer makes what it is called on, whatever the initializers of subclasses do.
class Root { init() {} }
final class Loaded: Root {
  override init() { usleep(1) }
}
final class Light: Root {
  init(name: String) { super.init() }
}

func makeRoots() async {
  _ = Root()
  _ = Light(name: "x")
  _ = Loaded()  // want 7 blocking-sleep certain
}
