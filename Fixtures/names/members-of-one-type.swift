// A member of a protocol's extension that is there for one type only is no other type's.
import Foundation

struct Version: Comparable {
  var number = 1
  static func < (left: Version, right: Version) -> Bool { left.number < right.number }
}
extension Comparable {
  func clamped(to range: ClosedRange<Self>) -> Self { self }
}
extension Comparable where Self == Version {
  func checked() -> Self { usleep(1); return self }
}
extension Collection where Self == [Version] {
  func checkedAll() { usleep(1) }
}

func check() async {
  _ = Version().checked()  // want 17 blocking-sleep
  [Version()].checkedAll()  // want 15 blocking-sleep
}
