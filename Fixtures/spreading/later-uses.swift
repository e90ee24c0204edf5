// The initial value of a static or global variable holds nobody at those uses that surely come behind another one.
import Foundation

let table: Int = {
  usleep(1)
  return 3
}()

final class Loader {
  static let shared: Int = {
    usleep(2)
    return 3
  }()
  static var made: Int { shared }
  lazy var own: Int = {
    usleep(3)
    return 3
  }()

  func use() async {
    print(table, table)  // want 11 blocking-sleep info via table > usleep(_:)
    print(table)
    print(Loader.shared)  // want 18 blocking-sleep info
    if table == 3 { print(Loader.shared, Loader.made) }
  }
  func other() async { print(table) }  // want 30 blocking-sleep info
  func branches(_ flag: Bool) async {
    if flag { print(table) }  // want 21 blocking-sleep info
    _ = flag || table == 3  // want 17 blocking-sleep info
    guard table == 3 else { return }  // want 11 blocking-sleep info
    for _ in 0..<table { print(table) }
  }
  func readTwice() async {
    print(Loader.made)  // want 18 blocking-sleep info
    print(Loader.made)
  }
  func mayBeLeftOut() async {
    assert(table == 3)  // want 12 blocking-sleep info
    _ = try? parse(text(), table)  // want 28 blocking-sleep info
    print(table)  // want 11 blocking-sleep info
  }
  /// Of each object there is another one: each use is told.
  func ownOnes(_ one: Loader) async {
    print(own, one.own)  // want 11 blocking-sleep  // want 20 blocking-sleep
    print(own)  // want 11 blocking-sleep
  }
  func text() throws -> String { "" }
  func parse(_ text: String, _ number: Int) throws -> Int { number }
}
