// A value in parentheses is the value.
import Foundation

func reap(_ child: pid_t) async -> Int32 {
  let options = (WNOHANG)
  var status: Int32 = 0
  waitpid(child, &status, options)
  return status
}

func pause() async {
  var none = ((timespec(tv_sec: 0, tv_nsec: 0)))
  nanosleep(&none, nil)
  var some = (timespec(tv_sec: 1, tv_nsec: 0))
  nanosleep(&some, nil)  // want blocking-sleep
}

func fetch() async throws -> Data {
  let address = (URL(string: "https://example.com")!)
  return try Data(contentsOf: address)  // want synchronous-url-loading
}

func wait() async {
  let done = (DispatchSemaphore(value: 0))
  done.wait()  // want blocking-semaphore
}
