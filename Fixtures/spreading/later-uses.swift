// An initial value that is made at the first use holds nobody at those that surely come behind it.
import Foundation

final class Loader {
  lazy var both: Int = {
    usleep(1)
    return 3
  }()
  static let shared: Int = {
    usleep(2)
    return 3
  }()
  static var made: Int { shared }

  func use() async {
    print(both, both)  // want 11 blocking-sleep via Loader.both > usleep(_:)
    print(both)
    print(Loader.shared)  // want 18 blocking-sleep info
    if both == 3 { print(Loader.shared, Loader.made) }
  }
  func other() async { print(both) }  // want 30 blocking-sleep
  func branches(_ flag: Bool, _ one: Loader, _ two: Loader) async {
    if flag { print(both) }  // want 21 blocking-sleep
    _ = flag || both == 3  // want 17 blocking-sleep
    print(one.both, two.both)  // want 15 blocking-sleep  // want 25 blocking-sleep
    guard both == 3 else { return }  // want 11 blocking-sleep
    for _ in 0..<both { print(one.both, both) }
  }
  var next: Loader?
  func another() async {
    print(next?.both as Any)  // want 17 blocking-sleep
    next = Loader()
    print(next?.both as Any)  // want 17 blocking-sleep
  }
  func readTwice() async {
    print(Loader.made)  // want 18 blocking-sleep info
    print(Loader.made)
    slowly()  // want 5 blocking-sleep
    slowly()  // want 5 blocking-sleep
  }
  func mayBeLeftOut() async {
    assert(both == 3)  // want 12 blocking-sleep
    _ = try? parse(text(), both)  // want 28 blocking-sleep
    print(both)  // want 11 blocking-sleep
  }
  func text() throws -> String { "" }
  func parse(_ text: String, _ number: Int) throws -> Int { number }
  func slowly() { usleep(UInt32(both)) }
}
