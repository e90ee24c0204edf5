// `Self` in what a protocol's extension or a class declares is the type of the value that it is asked of.
import Foundation

protocol Chain {}
extension Chain {
  var me: Self { self }
  func same() -> Self { self }
  func optional() -> Self? { self }
  func list() -> [Self] { [self] }
  static func make(_ value: Self) -> Self { value }
}

struct Slow: Chain {
  let semaphore = DispatchSemaphore(value: 0)
  func run() { usleep(1) }
}
struct Quick: Chain {
  func run() {}
}

class Base {
  required init() {}
  func with() -> Self { self }
  static func make() -> Self { self.init() }
  class var shared: Self { make() }
}
class Derived: Base {
  func run() { usleep(1) }
}

func use(_ slow: Slow, _ quick: Quick, _ derived: Derived) async {
  slow.me.run()  // want blocking-sleep
  slow.same().run()  // want blocking-sleep
  slow.optional()?.run()  // want blocking-sleep
  slow.list()[0].run()  // want blocking-sleep
  Slow.make(slow).run()  // want blocking-sleep
  slow.me.semaphore.wait()  // want blocking-semaphore
  quick.me.run()
  quick.same().run()
  derived.with().run()  // want blocking-sleep
  Derived.make().run()  // want blocking-sleep
  Derived.shared.run()  // want blocking-sleep
}
