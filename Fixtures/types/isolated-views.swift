// NIO's isolated views of futures, promises and event loops take the same closures on the same loop.
import Foundation
import NIOCore

func futures(_ future: EventLoopFuture<Int>, _ promise: EventLoopPromise<Int>) {
  future.assumeIsolated().map { _ in sleep(1) }.nonisolated().whenComplete { _ in sleep(1) }  // want 38 blocking-sleep event-loop // want 83 blocking-sleep event-loop
  future.assumeIsolated().whenComplete { _ in sleep(1) }  // want 47 blocking-sleep event-loop
  future.assumeIsolatedUnsafeUnchecked().flatMap { _ in
    sleep(1)  // want 5 blocking-sleep event-loop
    return future
  }.whenFailure { _ in sleep(1) }  // want 24 blocking-sleep event-loop
  promise.futureResult.assumeIsolated().whenSuccess { _ in sleep(1) }  // want 60 blocking-sleep event-loop
  promise.assumeIsolated().futureResult.whenSuccess { _ in sleep(1) }  // want 60 blocking-sleep event-loop
}
func loops(_ loop: any EventLoop, _ file: URL) {
  loop.assumeIsolated().execute { sleep(1) }  // want 35 blocking-sleep event-loop
  loop.assumeIsolated().scheduleTask(in: .seconds(1)) { sleep(1) }  // want 57 blocking-sleep event-loop
  loop.assumeIsolated().submit { try Data(contentsOf: file) }.whenSuccess { _ in sleep(1) }  // want 38 blocking-file-io event-loop // want 82 blocking-sleep event-loop
  loop.assumeIsolated().makeSucceededFuture(1).whenSuccess { _ in sleep(1) }  // want 67 blocking-sleep event-loop
  loop.assumeIsolated().nonisolated().execute { sleep(1) }  // want 49 blocking-sleep event-loop
}
// The views of actors run their closures at once.
actor Store {
  nonisolated func now() { assumeIsolated { _ in sleep(1) } }
}
