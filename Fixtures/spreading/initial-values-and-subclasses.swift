// Whoever makes an object of a subclass makes the initial values of its superclasses too, and whoever inherits an initializer those of its own.
import Foundation

class Base {
  let blob = try? Data(contentsOf: URL(fileURLWithPath: "/blob"))
}
final class Inherits: Base {}
class Own: Base {
  let number: Int
  init(number: Int) { self.number = number }
  init(explicit number: Int) {
    self.number = number
    super.init()
  }
}
final class BelowOwn: Own {}
struct Holder {
  let base = Inherits()
}
func make() -> Base { Inherits() }

class Light {
  init() {}
  init(weight: Int) {}
}
class Table: Light {
  let table: Int = {
    usleep(1)
    return 1
  }()
}
class Middle: Table {}
final class Below: Middle {
  init(number: Int) { super.init() }
  init(implicit number: Int) {}
}
class Lazy: Light {
  lazy var table: Int = {
    usleep(1)
    return 1
  }()
  static let shared: Int = {
    usleep(1)
    return 1
  }()
}
final class BelowLazy: Lazy {}
final class Sibling: Light {
  override init() { super.init() }
}
extension Light {
  convenience init(text: String) { self.init(weight: 1) }
}

func use() async {
  _ = Base()  // want blocking-file-io
  _ = Inherits()  // want blocking-file-io certain via Base.init() > Data.init(contentsOf:)
  _ = Own(number: 1)  // want blocking-file-io certain via Own.init(number:) > Base.init() > Data.init(contentsOf:)
  _ = Own(explicit: 1)  // want blocking-file-io certain via Own.init(explicit:) > Base.init() > Data.init(contentsOf:)
  _ = BelowOwn(number: 1)  // want blocking-file-io
  _ = Holder()  // want blocking-file-io
  _ = make()  // want blocking-file-io
  _ = Table()  // want blocking-sleep certain via Table.init() > usleep(_:)
  _ = Table(weight: 1)  // want blocking-sleep certain via Table.init(weight:) > usleep(_:)
  _ = Table(text: "x")  // want blocking-sleep certain via Table.init(text:) > usleep(_:)
  _ = Middle()  // want blocking-sleep
  _ = Below(number: 1)  // want blocking-sleep certain via Below.init(number:) > Table.init() > usleep(_:)
  _ = Below(implicit: 1)  // want blocking-sleep
  _ = Light()
  _ = Light(text: "x")
  _ = Lazy()
  _ = BelowLazy(weight: 1)
  _ = Sibling()
}
