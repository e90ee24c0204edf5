// A loop calls its sequence's `makeIterator()` and the iterator's `next()`: reported at `for`.
import Foundation

struct Lines: Sequence, IteratorProtocol {
  mutating func next() -> String? { readLine() }
}

struct Records: Sequence {
  let url: URL

  struct Iterator: IteratorProtocol {
    var rest = 3
    mutating func next() -> Int? {
      usleep(1)
      rest -= 1
      return rest
    }
  }

  func makeIterator() -> Iterator { Iterator() }
}

struct Names: Sequence {
  let url: URL
  func makeIterator() -> IndexingIterator<[String]> {
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init).makeIterator()
  }
}

struct Numbers: Sequence {
  func makeIterator() -> AnyIterator<Int> { AnyIterator([1].makeIterator()) }
  // Nobody calls it.
  func next() -> Int? {
    usleep(1)
    return nil
  }
}

struct Ticks: AsyncSequence {
  struct Iterator: AsyncIteratorProtocol {
    mutating func next() async -> Int? { nil }
  }
  func makeAsyncIterator() -> Iterator { Iterator() }
}

// Which type is gone through is not known.
protocol Source: Sequence, IteratorProtocol where Element == String {
  mutating func next() -> String?
}
struct Console: Source {
  mutating func next() -> String? { readLine() }
}
struct Fixed: Source {
  mutating func next() -> String? { nil }
}
func goThroughAny<S: Source>(_ source: S) async {
  for line in source { print(line) }
}

func goThrough(_ lines: Lines, _ url: URL, _ records: [Records]) async {
  for line in lines { print(line) }  // want 3 blocking-stdio certain via Lines.next() > readLine()
  for line in Lines() where !line.isEmpty { print(line) }  // want 3 blocking-stdio
  for record in Records(url: url) {  // want 3 blocking-sleep via Records.Iterator.next() > usleep(_:)
    for name in Names(url: url) { print(record, name) }  // want 5 blocking-file-io via Names.makeIterator() > String.init(contentsOf:encoding:)
  }
  for record in records { print(record) }
  for number in Numbers() { print(number) }
  for await tick in Ticks() { print(tick) }
  count(lines)  // want 3 blocking-stdio via count(_:) > Lines.next() > readLine()
}

func count(_ lines: Lines) {
  for line in lines { print(line) }
}
