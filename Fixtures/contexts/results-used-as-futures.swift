// `map` on something unknown in a file of NIO is a future's where what it gives is used as a future.
// swift-format-ignore-file
import NIOCore

struct Missing: Error {}

struct Repository {
  let pool: Pool
  let loop: any EventLoop

  func one(_ id: Int) -> EventLoopFuture<Int> { loop.makeSucceededFuture(id) }

  func returned() -> EventLoopFuture<Int> {
    guard let connection = pool.idle else { return loop.makeFailedFuture(Missing()) }
    return connection.query("SELECT 1").map { rows in
      usleep(1)  // want blocking-sleep event-loop
      return rows.count
    }
  }
  func only() -> EventLoopFuture<Int> { pool.fetch().flatMap { usleep(1); return one($0) } }  // want blocking-sleep event-loop
  var property: EventLoopFuture<Void> { pool.fetch().map { _ in usleep(1) } }  // want blocking-sleep event-loop
  func written() {
    let count: EventLoopFuture<Int> = pool.fetch().map { usleep(1); return $0 }  // want blocking-sleep event-loop
    _ = count
  }
  func chained() -> EventLoopFuture<Int> {
    pool.fetch().map { usleep(1); return $0 }.map { $0 + 1 }.flatMap { one($0) }  // want blocking-sleep event-loop
  }
  func chosen(_ flag: Bool) -> EventLoopFuture<Int> {
    flag ? pool.fetch().map { usleep(1); return $0 } : one(1)  // want blocking-sleep event-loop
  }
  func observed() {
    pool.fetch().map { _ in usleep(1) }.whenSuccess { print($0) }  // want blocking-sleep event-loop
    pool.fetch().map { _ in usleep(1) }.hop(to: loop).whenFailure { print($0) }  // want blocking-sleep event-loop
  }
  func kept() -> EventLoopFuture<Int> {
    let rows = pool.fetch().map { usleep(1); return $0 }  // want blocking-sleep event-loop
    rows.whenFailure { print($0) }
    let seen = pool.fetch().map { usleep(1); return $0 }  // want blocking-sleep event-loop
    let ids = pool.ids.map { usleep(1); return $0 }
    print(ids)
    return seen.map { $0 + 1 }
  }
  func waited() throws -> Int { try pool.fetch().map { usleep(1); return $0 }.wait() }  // want blocking-sleep event-loop
  func given(to other: EventLoopFuture<Int>) { _ = both(other, pool.fetch().map { usleep(1); return $0 }) }  // want blocking-sleep event-loop
  func both(_ first: EventLoopFuture<Int>, _ second: EventLoopFuture<Int>) -> EventLoopFuture<Int> { first }

  // Collections and optionals.
  func list() -> EventLoopFuture<[Int]> { EventLoopFuture.whenAllSucceed(pool.ids.map { usleep(1); return one($0) }, on: loop) }
  func flattened() -> EventLoopFuture<[Int]> { pool.ids.map { usleep(1); return one($0) }.flatten(on: loop) }
  func value() -> EventLoopFuture<[Int]> { loop.makeSucceededFuture(pool.ids.map { usleep(1); return $0 }) }
  func or() -> EventLoopFuture<Int> { pool.cached.map { usleep(1); return one($0) } ?? one(1) }
  func orInParentheses(_ flag: Bool) -> EventLoopFuture<Int> {
    (flag ? pool.cached.map { usleep(1); return one($0) } : nil) ?? one(1)
  }
  func perhaps() -> EventLoopFuture<Int>? { pool.cached.map { usleep(1); return one($0) } }
  func forced() -> EventLoopFuture<Int> { pool.cached.map { usleep(1); return one($0) }! }
  func result() throws -> EventLoopFuture<Int> { try pool.outcome.map { usleep(1); return one($0) }.get() }
  func plain() -> [Int] { pool.ids.map { usleep(1); return $0 } }
}
