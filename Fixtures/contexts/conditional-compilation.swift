// Code under `#if` is looked at in every branch, except `#if false`.
// swift-format-ignore-file
import Foundation

func branches() async {
  #if DEBUG
    usleep(1)  // want blocking-sleep
  #elseif os(Windows)
    usleep(2)  // want blocking-sleep
  #else
    usleep(3)  // want blocking-sleep
  #endif

  #if os(macOS)
    usleep(1)  // want blocking-sleep
  #endif

  #if false
    usleep(1)
  #endif

  #if !os(Linux)
    Thread.sleep(forTimeInterval: 1)  // want blocking-sleep
  #elseif canImport(Darwin)
    #if DEBUG && swift(>=5.9)
      usleep(1)  // want blocking-sleep
    #endif
  #endif
}

#if canImport(Darwin)
  func platform() async { usleep(1) }  // want blocking-sleep
#else
  func platform() async { usleep(2) }  // want blocking-sleep
#endif

#if swift(<4.0)
  func ancient() async { usleep(1) }  // want blocking-sleep
#endif

#if compiler(>=99)
  this text is no Swift at all $$$ { ( [
#endif

#if os(Linux)
  func helper() { usleep(1) }
#else
  func helper() { usleep(2) }
#endif

struct Chain {
  func value() -> Int { 1 }
  func other() -> Int { 2 }
}

func postfix(_ chain: Chain) async -> Int {
  usleep(1)  // want blocking-sleep
  return
    chain
    #if DEBUG
      .value()
    #else
      .other()
    #endif
}

actor Conditional {
  #if DEBUG
    func debug() { usleep(1) }  // want blocking-sleep
  #else
    func debug() { usleep(2) }  // want blocking-sleep
  #endif
}

// Where a function blocks on some platforms only, callers on others do not.
func joinThread(_ thread: pthread_t) -> Int32 {
  #if os(Windows)
    return 0
  #else
    return pthread_join(thread, nil)
  #endif
}

func joinOnWindows(_ thread: pthread_t) -> Int32 {
  #if os(Windows)
    return joinThread(thread)
  #else
    return 1
  #endif
}

func joinEverywhere(_ thread: pthread_t) -> Int32 {
  #if os(Windows)
    return joinThread(thread)
  #else
    return joinThread(thread) + 1
  #endif
}

func joined(_ thread: pthread_t) async {
  _ = joinThread(thread)  // want 7 blocking-wait
  _ = joinOnWindows(thread)
  _ = joinEverywhere(thread)  // want 7 blocking-wait
  #if os(Windows)
    _ = joinThread(thread)
  #endif
}
