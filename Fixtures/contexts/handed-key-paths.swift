// A key path that is handed to a future or a collection as a function reads its property where a closure would.
import Foundation
import NIOCore

struct User {
  var slow: Int {
    usleep(1)
    return 1
  }
  var quick: Int { 1 }
  var me: User { self }
}

func futures(_ future: EventLoopFuture<User>, _ loop: any EventLoop) -> [EventLoopFuture<Int>] {
  [
    future.map(\.slow),  // want 18 blocking-sleep event-loop
    future.map(\User.me.slow),  // want 25 blocking-sleep event-loop
    future.hop(to: loop).map(\.slow),  // want 32 blocking-sleep event-loop
    future.map(\.quick),
  ]
}

func lists(_ users: [User]) async -> [Int] {
  DispatchQueue.global().async { _ = users.map(\.slow) }
  return users.map(\.slow)  // want 22 blocking-sleep
}
