// In class and static members `super` stands for the superclass itself.
import Foundation

class Root {
  class func load() { sleep(1) }
  class var size: Int {
    sleep(1)
    return 1
  }
  class func rest() {}
  func rest() { sleep(1) }
  func load() {}
}
class Leaf: Root {
  override class func load() { super.load() }
  override class var size: Int { super.size }
  override class func rest() { super.rest() }
  override func rest() { super.rest() }
  static func twice() async {
    super.load()  // want 11 blocking-sleep via Root.load() > sleep(_:)
    super.rest()
    [1].forEach { _ in super.load() }  // want 30 blocking-sleep
  }
  func own() async {
    super.load()
    super.rest()  // want 11 blocking-sleep
  }
}

func use() async {
  Leaf.load()  // want 8 blocking-sleep via Leaf.load() > Root.load() > sleep(_:)
  _ = Leaf.size  // want 12 blocking-sleep
  Leaf.rest()
  Leaf().rest()  // want 10 blocking-sleep
}
