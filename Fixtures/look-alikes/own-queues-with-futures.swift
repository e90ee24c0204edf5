// What is called like a protocol of Queues in a file that does not import it.
import Foundation
import NIOCore
import Storage

struct Jobs: Queue {
  let eventLoop: any EventLoop
  func pop() -> EventLoopFuture<String?> {
    usleep(1)
    return eventLoop.makeSucceededFuture(nil)
  }
}
