// A project's own protocols of the names that libraries ask by: nobody calls these methods on an event loop.
import Foundation
import NIOCore
import Vapor

protocol Cache {
  func get(_ key: String) -> EventLoopFuture<String?>
}
struct Store: Cache {
  let eventLoop: any EventLoop
  func get(_ key: String) -> EventLoopFuture<String?> {
    usleep(1)
    return eventLoop.makeSucceededFuture(nil)
  }
}
