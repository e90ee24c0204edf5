// Loops that wait for a flag by sleeping or yielding.
import Foundation

final class Flag: @unchecked Sendable {
  var done = false
  var ready = false
}

func spins(_ flag: Flag) async throws {
  while !flag.done { usleep(100) }  // want 22 spin-wait warning
  while !flag.done {
    Thread.sleep(forTimeInterval: 0.1)  // want 12 spin-wait
  }
  while !flag.done { sched_yield() }  // want 22 spin-wait warning
  while !flag.done { await Task.yield() }  // want 33 spin-wait warning
  while !flag.done && !flag.ready {
    await Task.yield()  // want 16 spin-wait
  }

  // Suspending between the looks is polling, but it holds no thread.
  while !flag.done { try await Task.sleep(nanoseconds: 1) }
  // A yield that gives way between pieces of work is not waiting for anything.
  for index in 0..<10 {
    print(index)
    await Task.yield()
  }
  // A loop over work that sleeps between items is a plain sleep.
  for index in 0..<3 {
    print(index)
    usleep(1)  // want 5 blocking-sleep
  }
}

func synchronous(_ flag: Flag) { while !flag.done { usleep(100) } }
