// `map` on something unknown in a file of NIO may be a collection's or a future's: on an event loop and in async code its closure blocks either way.
import Foundation
import NIOCore
import Vapor

func routes(_ app: Application) {
  app.get("a") { request -> EventLoopFuture<String> in
    Unknown.first(request).flatMap { found in
      usleep(1)  // want blocking-sleep event-loop
      return found.save()
    }
  }
}
func load() async {
  _ = Unknown.all().map { _ in usleep(1) }  // want blocking-sleep
}
func start() {
  _ = Unknown.all().map { _ in usleep(1) }
}
