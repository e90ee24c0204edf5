// A closure that a function is given and runs only on an event loop is reported where it is run.
import Foundation
import NIOCore

func onLoop(_ loop: any EventLoop, _ work: @escaping @Sendable () -> Void) {
  loop.execute { work() }  // want 18 blocking-sleep likely event-loop
}
func onLoopOrQueue(_ loop: any EventLoop, _ work: @escaping @Sendable () -> Void, isShort: Bool) {
  if isShort { loop.execute { work() } } else { DispatchQueue.global().async { work() } }
}
func use(_ loop: any EventLoop) {
  onLoop(loop) { usleep(1) }
  onLoopOrQueue(loop, { usleep(1) }, isShort: false)
}
