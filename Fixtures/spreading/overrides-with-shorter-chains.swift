// An override that blocks by a shorter chain hides nothing of what the method itself does.
import Foundation
func helper() { sleep(1) }
class Base {
  func load() { helper() }
  var size: Int { helper(); return 1 }
}
class Over: Base {
  override func load() { sleep(1) }
  override var size: Int { sleep(1); return 1 }
}
class Sibling: Base {}
final class Caller: Base { override func load() { super.load() } }
func use(_ sibling: Sibling, _ caller: Caller) async {
  Base().load()  // want 10 blocking-sleep
  _ = Base().size  // want 14 blocking-sleep
  sibling.load()  // want 11 blocking-sleep
  caller.load()  // want 10 blocking-sleep
  Over().load()  // want 10 blocking-sleep
}
