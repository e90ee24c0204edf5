// A type outside meets a protocol of the program with an API that blocks for some arguments only: the call by way of the protocol says which.
import Foundation
protocol TimedWaiter { func wait(timeout: DispatchTime) -> DispatchTimeoutResult }
extension DispatchSemaphore: TimedWaiter {}
protocol ByteSink { func write(_ data: Data) }
extension FileHandle: ByteSink {}
struct MemSink: ByteSink { func write(_ data: Data) {} }
func use(_ t: any TimedWaiter, _ s: any ByteSink) async {
  _ = t.wait(timeout: .now() + 5)  // want blocking-semaphore
  _ = t.wait(timeout: .now())
  s.write(Data())  // want blocking-file-io likely
  MemSink().write(Data())
}

// Two types meet it: either may block.
protocol Gate { func wait(timeout: DispatchTime) -> DispatchTimeoutResult }
extension DispatchGroup: Gate {}
extension DispatchSemaphore: Gate {}
func pass(_ gate: any Gate) async {
  _ = gate.wait(timeout: .now() + 1)  // want blocking-semaphore
  _ = gate.wait(timeout: .now())
  let waits = gate.wait
  _ = waits
}
func poll(_ gate: any Gate) -> Bool { gate.wait(timeout: .now()) == .success }
func isFree(_ gate: any Gate) async -> Bool { poll(gate) }

// One of the program's own waits whatever the argument is.
protocol Latch { func wait(timeout: DispatchTime) -> DispatchTimeoutResult }
extension DispatchSemaphore: Latch {}
struct SlowLatch: Latch {
  func wait(timeout: DispatchTime) -> DispatchTimeoutResult {
    sleep(1)
    return .success
  }
}
func pass(_ latch: any Latch) async {
  _ = latch.wait(timeout: .now())  // want blocking-sleep
}
