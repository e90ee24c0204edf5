// Which loops only wait for something.
// swift-format-ignore-file
import Foundation

final class State: @unchecked Sendable {
  var isReady = false
  var items: [Int] = []
  func next() -> Int? { items.popLast() }
  func poll() -> Bool { isReady }
}

func loops(_ state: State) async {
  repeat { usleep(1) } while !state.isReady  // want 12 spin-wait
  while true {
    if state.isReady { break }
    usleep(1)  // want 5 spin-wait
  }
  while !state.poll() { Thread.sleep(forTimeInterval: 1) }  // want 32 spin-wait warning
  while state.items.isEmpty && !Task.isCancelled { await Task.yield() }  // want 63 spin-wait
  while true {
    guard !state.isReady else { return }
    await Task.yield()  // want 16 spin-wait
  }
}

func others(_ state: State) async {
  // A heartbeat is an ordinary sleep.
  while !Task.isCancelled {
    print("tick")
    sleep(1)  // want 5 blocking-sleep
  }
  while !Task.isCancelled { sleep(1) }  // want 29 blocking-sleep error
  while !Task.isCancelled { await Task.yield() }
  while true { usleep(1) }  // want 16 blocking-sleep
  // Work is done between.
  while !state.isReady {
    state.items.append(1)
    usleep(1)  // want 5 blocking-sleep
  }
  while let item = state.next() {
    print(item)
    await Task.yield()
  }
  for _ in state.items { usleep(1) }  // want 26 blocking-sleep
  sched_yield()  // want 3 spin-wait info
}

// Through a helper it is the sleep that counts.
func helper(_ state: State) { while !state.isReady { usleep(1) } }
func caller(_ state: State) async {
  helper(state)  // want 3 blocking-sleep error
}

// In parentheses it is called all the same; the next of several things is another one each time.
func inParentheses(_ state: State) async {
  while !state.isReady { await (Task.yield)() }  // want 38 spin-wait
}
func takesNext(_ numbers: AsyncStream<Int>) async {
  var iterator = numbers.makeAsyncIterator()
  while await iterator.next() != nil { usleep(10) }  // want 40 blocking-sleep
}
