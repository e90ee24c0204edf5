// A function that blocks in several ways, each behind a condition of its own.
import Foundation
func close(flush: Bool, sync: Bool) { if flush { sleep(1) }; if sync { usleep(1) } }
func elses(_ a: Bool, _ b: Bool) { if a { sleep(1) } else if b { usleep(1) } }
func done(wait: Bool = false, then: (() -> Void)? = nil) { if wait { sleep(1) }; if then == nil { usleep(1) } }
func both(_ a: String?, _ b: String?) { if a == nil && b == nil { sleep(1) } }
func use() async {
  close(flush: false, sync: false)
  close(flush: false, sync: true)  // want 3 blocking-sleep
  elses(false, false)
  done {}
  both(nil, nil)  // want 3 blocking-sleep
}
enum Mode { case disk, memory }
func load(_ m: Mode) { switch m { case .memory: break
  case _: sleep(1) } }
func modes() async {
  load(.disk)  // want 3 blocking-sleep
}
