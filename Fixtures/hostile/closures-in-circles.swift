import Dispatch
import Foundation

let queue = DispatchQueue(label: "work")

// Functions that hand their closures to themselves or to each other.
func again(_ count: Int, _ body: () -> Void) {
  if count > 0 { again(count - 1) { body() } }
}

func ping(_ count: Int, _ body: () -> Void) { pong(count) { body() } }

func pong(_ count: Int, _ body: () -> Void) {
  body()
  ping(count - 1) { body() }
}

func later(_ count: Int, _ body: @escaping @Sendable () -> Void) {
  queue.async {
    body()
    later(count - 1) { body() }
  }
}

func all() async {
  again(3) { sleep(1) }  // want blocking-sleep
  ping(3) { sleep(1) }  // want blocking-sleep
  later(3) { sleep(1) }
  await Task.yield()
}
