// Iterators, unfolding streams and the closures of async sequences.
import Foundation

struct Ticker: AsyncSequence, AsyncIteratorProtocol {
  typealias Element = Int
  var count = 0
  mutating func next() async -> Int? {
    usleep(1)  // want 5 blocking-sleep
    count += 1
    return count > 3 ? nil : count
  }
  func makeAsyncIterator() -> Ticker { self }
}

func consume(_ ticker: Ticker) async {
  for await value in ticker.map({ (value: Int) -> Int in
    usleep(1)  // want 5 blocking-sleep
    return value
  }) {
    usleep(UInt32(value))  // want 5 blocking-sleep
  }
  let even = ticker.filter { value in
    usleep(1)  // want 5 blocking-sleep
    return value % 2 == 0
  }
  _ = await even.first { $0 > usleep(1) }  // want 31 blocking-sleep
  _ = await ticker.reduce(0) { sum, value in sum + value + Int(usleep(1)) }  // want 64 blocking-sleep
  let stream = AsyncStream(unfolding: { usleep(1) }, onCancel: { usleep(2) })  // want 41 blocking-sleep
  _ = stream
  for await (index, value) in zip2(ticker) where usleep(1) == 0 { print(index, value) }  // want 50 blocking-sleep
}
func zip2(_ ticker: Ticker) -> AsyncStream<(Int, Int)> { AsyncStream { $0.finish() } }

// What names no parameter and asks for none is the function that gives the next element, which is async.
func unfolding(_ path: String) -> AsyncStream<Data> {
  AsyncStream { FileManager.default.contents(atPath: path) }  // want 37 blocking-file-io
}

func throwing(_ url: URL) -> AsyncThrowingStream<Data, Error> {
  AsyncThrowingStream { try Data(contentsOf: url) }  // want 29 blocking-file-io
}

func building(_ path: String) -> AsyncStream<Data?> {
  AsyncStream { $0.yield(FileManager.default.contents(atPath: path)) }
}

func ignoring(_ path: String) -> AsyncStream<Data> {
  AsyncStream { _ in _ = FileManager.default.contents(atPath: path) }
}
