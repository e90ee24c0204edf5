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

struct Rank: Comparable, Hashable, CustomDebugStringConvertible {
  let number: Int
  static func < (left: Rank, right: Rank) -> Bool {
    usleep(7)
    return left.number < right.number
  }
  var debugDescription: String {
    usleep(8)
    return "rank"
  }
}
func orders(_ rank: Rank, _ ranks: [Rank], _ numbers: [Int]) async {
  _ = ranks.sorted()  // want 13 blocking-sleep via < > usleep(_:)
  var sorted = ranks
  sorted.sort()  // want 10 blocking-sleep
  _ = Set(ranks).max()  // want 18 blocking-sleep
  _ = ranks.min()  // want 13 blocking-sleep
  _ = max(rank, rank)  // want 7 blocking-sleep via < > usleep(_:)
  _ = min(rank, rank, rank)  // want 7 blocking-sleep
  _ = ranks.sorted(by: >)  // want blocking-sleep
  _ = (rank...rank).contains(rank)  // want 21 blocking-sleep
  _ = ranks.sorted { $0.number < $1.number }
  _ = ranks.max { $0.number < $1.number }
  _ = ranks.contains(rank)
  _ = numbers.sorted()
  _ = max(numbers[0], numbers[1])
}
func hashesLists(_ key: Key, _ keys: [Key], _ counts: [Key: Int]) async {
  _ = Set(keys)  // want 7 blocking-sleep via Key.hash(into:) > usleep(_:)
  _ = [key: 1]  // want 7 blocking-sleep via Key.hash(into:) > usleep(_:)
  let set: Set<Key> = [key]  // want 23 blocking-sleep
  _ = Dictionary(grouping: keys) { $0 }  // want 7 blocking-sleep
  var all = set.union(keys)  // want 17 blocking-sleep
  all.formUnion(keys)  // want 7 blocking-sleep
  _ = key.hashValue  // want 11 blocking-sleep
  var changed = counts
  changed.removeValue(forKey: key)  // want 11 blocking-sleep
  changed.updateValue(1, forKey: key)  // want 11 blocking-sleep
  all = Set<Key>(minimumCapacity: 3)
  let list: [Key] = [key]
  _ = [1: key]
  print(all.count, list.count)
}
func showsLists(_ key: Key, _ keys: [Key], _ ranks: [Rank], _ rank: Rank) async {
  print(keys)  // want 3 blocking-sleep via Key.description > usleep(_:)
  debugPrint(key)  // want 3 blocking-sleep
  print(ranks)  // want 3 blocking-sleep via Rank.debugDescription > usleep(_:)
  print(rank)  // want 3 blocking-sleep
  print(["a": [key]])  // want 3 blocking-sleep
  _ = "of \(keys)"  // want 13 blocking-sleep
  print(keys.count)
}
