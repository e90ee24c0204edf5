// Calls of overridable methods: the known overrides count; `final` and concrete ones are themselves.
import Foundation

class Base {
  func work() {}
  func always() { usleep(1) }
  var size: Int { 1 }
  final func fixed() { usleep(1) }
  class func make() {}
}
class Blocking: Base {
  override func work() { usleep(1) }
  override var size: Int {
    usleep(1)
    return 2
  }
}
final class Leaf: Blocking {
  override func always() { usleep(2) }
}
final class Quiet: Base {
  override func always() {}
  func parent() { super.always() }
}
class Alone { func work() { usleep(1) } }

func use(_ base: Base, _ blocking: Blocking, _ leaf: Leaf, _ quiet: Quiet, _ alone: Alone) async {
  base.work()  // want 8 blocking-sleep likely
  base.always()  // want 8 blocking-sleep likely
  _ = base.size  // want 12 blocking-sleep likely
  base.fixed()  // want 8 blocking-sleep certain
  Base.make()
  blocking.work()  // want 12 blocking-sleep certain
  leaf.work()  // want 8 blocking-sleep certain
  leaf.always()  // want 8 blocking-sleep certain
  quiet.work()
  quiet.always()
  quiet.parent()  // want 9 blocking-sleep certain
  quiet.fixed()  // want 9 blocking-sleep
  alone.work()  // want 9 blocking-sleep certain
}
