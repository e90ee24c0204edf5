// Closures behind an initializer that takes none are for the "callAsFunction" of what it makes.
import Foundation

struct Transaction {
  let name: String
  func callAsFunction<T>(_ body: () throws -> T) rethrows -> T {
    usleep(1)
    return try body()
  }
}
struct Retry {
  var count = 3
  func callAsFunction<T>(_ body: () throws -> T) rethrows -> T { try body() }
}
struct Opened {
  init(path: String) { usleep(1) }
  init() {}
  func callAsFunction(_ body: () -> Void) { body() }
}
struct Later {
  let log: () -> Void
  func callAsFunction(_ body: @escaping () -> Void) {}
}
struct Given {
  let body: () -> Int
  func callAsFunction(_ other: () -> Int) -> Int {
    usleep(1)
    return other()
  }
}
final class Taker {
  init(_ body: () -> Void) {}
  func callAsFunction(_ body: () -> Void) { usleep(1) }
}
struct Result {
  func fetch() { usleep(1) }
}

func read() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "x")) }

func use() async throws {
  let retry = Retry()
  _ = try retry { try read() }  // want blocking-file-io
  // want-next blocking-file-io certain via read() > Data.init(contentsOf:)
  _ = try Retry(count: 2) { try read() }
  _ = try Retry { try read() }  // want blocking-file-io
  // want-next 7 blocking-sleep certain via Transaction.callAsFunction(_:) > usleep(_:)
  try Transaction(name: "x") {}
  Opened(path: "x") {}  // want blocking-sleep certain via Opened.init(path:) > usleep(_:)
  Opened {}
  Later(log: { usleep(1) }) { usleep(1) }
  _ = Given { 1 }
  _ = Taker {}
  try Retry(count: 1) { Result() }.fetch()  // want 36 blocking-sleep certain
}
