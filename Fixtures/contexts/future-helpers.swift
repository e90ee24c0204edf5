// AsyncKit's helpers call their closures on the event loop of the future.
import Foundation
import Vapor

func use(_ loop: any EventLoop, _ future: EventLoopFuture<[Int]>, _ optional: EventLoopFuture<Int?>) {
  _ = future.guard({ _ in usleep(1) == 0 }, else: Abort(.gone))  // want 27 blocking-sleep event-loop
  _ = future.flatMapAlways { _ in
    usleep(1)  // want 5 blocking-sleep event-loop
    return loop.makeSucceededFuture(1)
  }
  _ = loop.tryFuture { usleep(1) }  // want 24 blocking-sleep event-loop
  _ = future.mapEachCompact { _ in usleep(1) }  // want 36 blocking-sleep event-loop
  _ = future.flatMapEachThrowing { _ in usleep(1) }  // want 41 blocking-sleep event-loop
  _ = optional.optionalFlatMapThrowing { _ in usleep(1) }  // want 47 blocking-sleep event-loop
  _ = [1].sequencedFlatMapEach(on: loop) {
    usleep(1)  // want 5 blocking-sleep event-loop
    return loop.makeSucceededFuture($0)
  }
}
