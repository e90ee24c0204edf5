// What a `for await` runs synchronously: `makeAsyncIterator()`, and a `next()` that is not `async`.
// swift-format-ignore-file
import Foundation

struct Opened: AsyncSequence {
  struct AsyncIterator: AsyncIteratorProtocol {
    mutating func next() async -> Data? { nil }
  }
  func makeAsyncIterator() -> AsyncIterator {
    _ = readLine()
    return AsyncIterator()
  }
}
struct Ticks: AsyncSequence, AsyncIteratorProtocol {
  mutating func next() -> Int? {
    usleep(1)
    return nil
  }
  func makeAsyncIterator() -> Ticks { self }
}
/// Blocks in itself, where it is reported.
struct Slow: AsyncSequence, AsyncIteratorProtocol {
  mutating func next() async -> Int? {
    usleep(1)  // want 5 blocking-sleep
    return nil
  }
  func makeAsyncIterator() -> Slow { self }
}
/// Both kinds of sequence: each loop has its own functions.
struct Both: Sequence, AsyncSequence {
  struct Iterator: IteratorProtocol {
    mutating func next() -> Int? {
      usleep(1)
      return nil
    }
  }
  struct AsyncIterator: AsyncIteratorProtocol {
    mutating func next() async -> Int? { nil }
  }
  func makeIterator() -> Iterator { Iterator() }
  func makeAsyncIterator() -> AsyncIterator { AsyncIterator() }
}

func loops(_ opened: Opened, _ ticks: Ticks, _ slow: Slow, _ both: Both) async {
  for await data in opened { print(data) }  // want 3 blocking-stdio via Opened.makeAsyncIterator() > readLine()
  for await tick in ticks { print(tick) }  // want 3 blocking-sleep via Ticks.next() > usleep(_:)
  for await number in slow { print(number) }
  for await number in both { print(number) }
  for number in both { print(number) }  // want 3 blocking-sleep via Both.Iterator.next() > usleep(_:)
  var iterator = opened.makeAsyncIterator()  // want 25 blocking-stdio
  _ = await iterator.next()
}
