// A constant that each branch of an `#if` gives another value has all of them.
import Foundation
enum Kind { case disk, memory }
#if DEBUG
let waits = false
let kind = Kind.memory
let path: String? = nil
let grace = 0.0
#else
let waits = true
let kind = Kind.disk
let path: String? = "/x"
let grace = 5.0
#endif
enum Build {
  #if DEBUG
  static let flushes = false
  #else
  static let flushes = true
  #endif
}
func flush(_ f: Bool) { if f { sleep(1) } }
func load(_ k: Kind) { switch k { case .disk: sleep(1)
  case .memory: break } }
func write(_ p: String?) { guard let p else { return }; try? "".write(toFile: p, atomically: true, encoding: .utf8) }
func use(_ s: DispatchSemaphore) async {
  flush(waits)  // want 3 blocking-sleep
  flush(Build.flushes)  // want 3 blocking-sleep
  load(kind)  // want 3 blocking-sleep
  write(path)  // want 3 blocking-file-io
  _ = s.wait(timeout: .now() + grace)  // want 9 blocking-semaphore
  Thread.sleep(forTimeInterval: grace)  // want 10 blocking-sleep
}
