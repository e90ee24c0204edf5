// A task is one however its module is written before it.
import Foundation

func start() {
  _Concurrency.Task { usleep(1) }  // want 23 blocking-sleep
  _ = Swift.Task { usleep(1) }  // want 20 blocking-sleep
  _ = _Concurrency.Task<Void, Never>(priority: .low) { usleep(1) }  // want 56 blocking-sleep
  _Concurrency.Task.detached { usleep(1) }  // want 32 blocking-sleep
  Foundation.Thread { usleep(1) }.start()
  _ = _Concurrency.AsyncStream<Int> { continuation in continuation.finish() }
}

func wait() async {
  for await _ in _Concurrency.AsyncStream(unfolding: { usleep(1); return Int?.none }) {}  // want 56 blocking-sleep
  _ = _Concurrency.AsyncStream<Int> { _ in usleep(1) }  // want 44 blocking-sleep
}
