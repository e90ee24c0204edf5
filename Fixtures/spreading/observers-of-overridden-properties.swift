// An override that observes a property sets that of the superclass, with all that this runs.
import Foundation

class Root {
  var size = 0 { didSet { sleep(1) } }
  var count: Int {
    get { 1 }
    set { usleep(1) }
  }
  var name = ""
}
class Middle: Root {
  override var size: Int { willSet { print(newValue) } }
}
final class Leaf: Middle {
  override var size: Int { didSet { print(size) } }
  override var count: Int { didSet { print(count) } }
  override var name: String { didSet { print(name) } }
}
final class Other: Root {
  override var size: Int {
    get { 1 }
    set { print(newValue) }
  }
}

func use(_ leaf: Leaf, _ middle: Middle, _ other: Other) async {
  leaf.size = 1  // want 8 blocking-sleep via Root.size > sleep(_:)
  middle.size += 1  // want 10 blocking-sleep
  leaf.count = 2  // want 8 blocking-sleep via Root.count > usleep(_:)
  leaf.name = "a"
  other.size = 1
  print(leaf.size, leaf.count, leaf.name)
}
