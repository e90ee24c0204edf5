// Sleeping holds the thread for nothing: always an error.
import Foundation

func sleeps() async throws {
  sleep(1)  // want 3 blocking-sleep error certain "sleep(_:)"
  usleep(1)  // want 3 blocking-sleep error certain "usleep(_:)"
  var time = timespec(tv_sec: 1, tv_nsec: 0)
  nanosleep(&time, nil)  // want 3 blocking-sleep error
  clock_nanosleep(CLOCK_MONOTONIC, 0, &time, nil)  // want 3 blocking-sleep error
  Thread.sleep(forTimeInterval: 0.5)  // want 10 blocking-sleep error certain "Thread.sleep(forTimeInterval:)"
  Thread.sleep(until: Date().addingTimeInterval(1))  // want 10 blocking-sleep error certain "Thread.sleep(until:)"
  Thread.sleep(until: .distantFuture)  // want 10 blocking-sleep
  Thread.sleep(until: Date())
  Thread.sleep(until: .distantPast)
  try await Task.sleep(nanoseconds: 1)
}

typealias T = Thread
func aliased() async { T.sleep(forTimeInterval: 1) }  // want 26 blocking-sleep
