// What the standard library asks values by requirements that nothing names: `==`, `hash(into:)`, `description`.
import Foundation

struct Key: Hashable, CustomStringConvertible {
  let number: Int
  static func == (left: Key, right: Key) -> Bool {
    usleep(1)
    return left.number == right.number
  }
  func hash(into hasher: inout Hasher) {
    usleep(2)
    hasher.combine(number)
  }
  var description: String {
    usleep(3)
    return "key"
  }
}

func compares(_ key: Key, _ keys: [Key], _ others: [Key], _ maybe: Key?) async {
  _ = keys == others  // want 12 blocking-sleep via == > usleep(_:)
  _ = keys != others  // want 12 blocking-sleep
  _ = maybe == key  // want 13 blocking-sleep
  _ = keys.contains(key)  // want 12 blocking-sleep via == > usleep(_:)
  _ = keys.firstIndex(of: key)  // want 12 blocking-sleep
  _ = keys.contains { $0.number == 1 }
  _ = keys.count == others.count
}
func hashes(_ key: Key, _ given: Set<Key>, _ counts: [Key: Int]) async {
  var keys = given
  keys.insert(key)  // want 8 blocking-sleep via Key.hash(into:) > usleep(_:)
  _ = keys.contains(key)  // want 12 blocking-sleep
  _ = counts[key]  // want 13 blocking-sleep
}
/// Without `CustomStringConvertible` nobody asks for it.
struct Failure: Error {
  var description: String {
    usleep(4)
    return "failure"
  }
}
struct FileLog: TextOutputStream {
  mutating func write(_ text: String) { usleep(5) }
}
struct Harmless: CustomStringConvertible {
  var description: String { "harmless" }
}
func writes(_ harmless: Harmless) async {
  var log = FileLog()
  print(harmless, to: &log)  // want 3 blocking-sleep via FileLog.write(_:) > usleep(_:)
  print(Failure())
}
func shows(_ key: Key) async {
  print(key)  // want 3 blocking-sleep via Key.description > usleep(_:)
  _ = String(describing: key)  // want 7 blocking-sleep
  print("key")
  let text = "of \(key)"  // want 20 blocking-sleep via Key.description > usleep(_:)
  print(text, "\(key.number)")
}
/// The value may hold the thread itself: one finding at each name.
var held: Key {
  usleep(6)
  return Key(number: 1)
}
func showsTwice(_ key: Key) async {
  _ = "\(held) \(held)"  // want 10 blocking-sleep  // want 18 blocking-sleep
  _ = "\(key) \(key)"  // want 10 blocking-sleep  // want 17 blocking-sleep
}

struct Version: Comparable {
  var path: String
  static func < (one: Version, other: Version) -> Bool { (try? String(contentsOfFile: one.path)) ?? "" < other.path }
}

func compare(_ versions: [Version], _ version: Version, _ numbers: [Int]) async {
  _ = versions.max()  // want 16 blocking-file-io
  _ = versions.sorted()  // want 16 blocking-file-io
  var others = Set(versions)
  _ = others.min()  // want 14 blocking-file-io
  others = []
  var all = versions
  all.sort()  // want 7 blocking-file-io
  _ = max(version, version)  // want 7 blocking-file-io
  _ = numbers.max()
  _ = versions.max { $0.path < $1.path }
}

extension Version: Hashable {}
