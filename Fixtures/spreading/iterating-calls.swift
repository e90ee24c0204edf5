// What goes through a sequence calls its `next()`: `map`, `Array(…)`, `zip` in a loop. What is lazy does it later.
// swift-format-ignore-file
import Foundation

struct Lines: Sequence, IteratorProtocol {
  mutating func next() -> String? { readLine() }
}
struct Records: Sequence {
  struct Iterator: IteratorProtocol {
    mutating func next() -> Int? {
      usleep(1)
      return 1
    }
  }
  func makeIterator() -> Iterator { Iterator() }
}
struct Quiet: Sequence, IteratorProtocol {
  mutating func next() -> Int? { nil }
}

func calls(_ lines: Lines, _ records: Records, _ quiet: Quiet) async {
  _ = lines.map { $0 }  // want 13 blocking-stdio via Lines.next() > readLine()
  lines.forEach { print($0) }  // want 9 blocking-stdio
  _ = lines.filter { !$0.isEmpty }  // want 13 blocking-stdio
  _ = lines.reduce("", +)  // want 13 blocking-stdio
  _ = Array(lines)  // want 7 blocking-stdio via Lines.next() > readLine()
  _ = Set(lines)  // want 7 blocking-stdio
  _ = records.contains(1)  // want 15 blocking-sleep via Records.Iterator.next() > usleep(_:)
  _ = records.first { $0 > 1 }  // want 15 blocking-sleep
  _ = records.sorted()  // want 15 blocking-sleep
  _ = quiet.map { $0 }
  _ = Array(quiet)
}
func loops(_ records: Records) async {
  for (index, record) in records.enumerated() { print(index, record) }  // want 3 blocking-sleep
  for (number, record) in zip(1..., records) { print(number, record) }  // want 3 blocking-sleep
  for record in records.lazy.map({ $0 + 1 }) { print(record) }  // want 3 blocking-sleep
  records.enumerated().forEach { print($0) }  // want 24 blocking-sleep
  _ = Array(zip(records, records))  // want 7 blocking-sleep
  _ = records.lazy.filter { $0 > 1 }.reduce(0, +)  // want 38 blocking-sleep
}
func later(_ records: Records) async {
  _ = records.lazy.map { $0 }
  _ = records.enumerated()
  _ = zip(records, records)
  _ = records.lazy.filter { $0 > 1 }.map { $0 + 1 }
}
func helper(_ lines: Lines) -> Int { lines.map(\.count).reduce(0, +) }
func callHelper(_ lines: Lines) async { _ = helper(lines) }  // want 45 blocking-stdio via helper(_:) > Lines.next() > readLine()

// Of another type than a sequence, or of one with a method of its own, a `map` goes through nothing.
struct Parser {
  func next() -> Int? {
    usleep(1)
    return nil
  }
  func filter(_ isWanted: (Int) -> Bool) -> Parser { self }
}
@dynamicMemberLookup struct Wrapped {
  var numbers: [Int]
  subscript<T>(dynamicMember path: KeyPath<[Int], T>) -> T { numbers[keyPath: path] }
  func next() -> Int? {
    usleep(1)
    return nil
  }
}
struct Cached: Sequence, IteratorProtocol {
  mutating func next() -> Int? {
    usleep(1)
    return nil
  }
  func map(_ change: (Int) -> Int) -> [Int] { [] }
}
func others(_ parser: Parser, _ wrapped: Wrapped, _ cached: Cached) async {
  _ = parser.filter { $0 > 1 }
  _ = wrapped.first
  _ = cached.map { $0 }
  _ = cached.filter { $0 > 1 }  // want 14 blocking-sleep
}
// Which type is gone through is not known.
protocol Source: Sequence, IteratorProtocol {
  mutating func next() -> Int?
}
struct Slow: Source {
  mutating func next() -> Int? {
    usleep(1)
    return nil
  }
}
func any<S: Source>(_ source: S) async {
  _ = source.map { $0 }
  _ = Array(source)
}
extension Sequence {
  func count() -> Int { reduce(0) { count, _ in count + 1 } }
}

// The beginning of a sequence, or all but that, goes through the sequence itself; a part of a collection asks for elements by their indices.
struct Numbers: Collection {
  let startIndex = 0
  let endIndex = 9
  func index(after index: Int) -> Int { index + 1 }
  subscript(index: Int) -> Int { index }
  struct Iterator: IteratorProtocol {
    mutating func next() -> Int? {
      usleep(1)
      return nil
    }
  }
  func makeIterator() -> Iterator { Iterator() }
}
struct Paged: Sequence, IteratorProtocol {
  mutating func next() -> Int? {
    usleep(1)
    return nil
  }
  func prefix(_ count: Int) -> [Int] { [] }
}
func parts(_ records: Records, _ numbers: Numbers, _ paged: Paged, _ quiet: Quiet) async {
  for record in records.prefix(3) { print(record) }  // want 3 blocking-sleep via Records.Iterator.next() > usleep(_:)
  for record in records.dropFirst().prefix(3) { print(record) }  // want 3 blocking-sleep
  _ = Array(records.prefix(3))  // want 7 blocking-sleep
  _ = records.dropFirst(2).map { $0 + 1 }  // want 28 blocking-sleep
  for record in AnySequence(records) { print(record) }  // want 3 blocking-sleep
  _ = Array(AnySequence(records).prefix(3))  // want 7 blocking-sleep
  for number in numbers { print(number) }  // want 3 blocking-sleep
  for number in numbers.prefix(3) { print(number) }
  for number in paged.prefix(3) { print(number) }
  for number in AnyIterator({ Int?.none }) { print(number) }
  for number in AnySequence(quiet).prefix(3) { print(number) }
  _ = records.prefix(3)
  _ = AnySequence(records)
}

// What is put into a collection, or joined, is gone through; so is a collection without an iterator of its own, by its subscript.
struct Pages: RandomAccessCollection {
  let startIndex = 0
  let endIndex = 9
  subscript(index: Int) -> Int {
    usleep(1)
    return index
  }
}
struct Table: RandomAccessCollection {
  let startIndex = 0
  let endIndex = 9
  subscript(index: Int) -> Int { index }
  subscript(name: String) -> Int {
    usleep(1)
    return 0
  }
}
func consumes(_ lines: Lines, _ quiet: Quiet) async {
  var list = [String]()
  list.append(contentsOf: lines)  // want 8 blocking-stdio via Lines.next() > readLine()
  list.append("x")
  list += lines  // want 8 blocking-stdio
  _ = lines.joined()  // want 13 blocking-stdio
  _ = lines.joined(separator: ",")  // want 13 blocking-stdio
  var set = Set(list)
  set.formUnion(lines)  // want 7 blocking-stdio
  set.insert("x")
  _ = set.isSubset(of: lines)  // want 11 blocking-stdio
  var numbers = [1]
  numbers.append(contentsOf: quiet)
  numbers += quiet
}
func pages(_ pages: Pages, _ table: Table) async {
  for page in pages { print(page) }  // want 3 blocking-sleep via Pages.subscript > usleep(_:)
  _ = pages.first  // want 13 blocking-sleep
  _ = pages.map { $0 }  // want 13 blocking-sleep
  _ = Array(pages)  // want 7 blocking-sleep
  _ = pages.reversed()
  _ = pages.count
  for entry in table { print(entry) }
  _ = table.first
  _ = table["a"]  // want 12 blocking-sleep
}
