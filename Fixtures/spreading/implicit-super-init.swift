// An initializer that calls no other one ends with the `init()` of its superclass.
import Foundation

class Base {
  init() { usleep(1) }
  init(quick: Int) {}
}
class Named: Base {
  let name: String
  init(name: String) { self.name = name }
  init(quick name: String) {
    self.name = name
    super.init(quick: 1)
  }
  convenience init(number: Int) { self.init(quick: "\(number)") }
}
class Plain: Base {
  override init() {}
}
class Middle: Base {}
class Lower: Middle {
  init(depth: Int) {}
}
class Own: Base {
  override init() { super.init(quick: 1) }
}
class BelowOwn: Own {
  init(depth: Int) {}
}
func make() async {
  _ = Named(name: "")  // want blocking-sleep certain via Named.init(name:) > Base.init() > usleep(_:)
  _ = Named(quick: "")
  _ = Named(number: 1)
  _ = Plain()  // want blocking-sleep via Plain.init() > Base.init() > usleep(_:)
  _ = Lower(depth: 1)  // want blocking-sleep
  _ = Own()
  _ = BelowOwn(depth: 1)
}
