// The type of what stands before an `#if` in a chain is known in its branches, and behind it.
import Dispatch
import Foundation

struct Builder {
  func quiet() -> Builder { self }
  func run() { usleep(1) }
}

func branches(_ semaphore: DispatchSemaphore?) async {
  semaphore?
    #if os(Linux)
      .wait()  // want blocking-semaphore
    #else
      .wait(wallTimeout: .distantFuture)  // want blocking-semaphore
    #endif
}

func behind(_ builder: Builder) async {
  builder
    #if DEBUG
      .quiet()
      #if os(Linux)
        .quiet()
      #endif
    #endif
    .run()  // want blocking-sleep
}
