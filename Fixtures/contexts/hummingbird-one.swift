// Hummingbird 1 calls its synchronous closures and its middleware on the request's event loop.
import Foundation
import Hummingbird

extension HBApplication {
  func configure() {
    router.get("text") { request -> EventLoopFuture<String> in
      usleep(1)  // want 7 blocking-sleep event-loop
      return request.success("")
    }
    router.post("text") { request -> String in
      usleep(1)  // want 7 blocking-sleep event-loop
      return ""
    }
    router.group("files").put("text") { request -> String in
      usleep(1)  // want 7 blocking-sleep async
      return try await request.text()
    }
    router.get("a") { _ -> String in "" }.put("b") { _ -> String in
      usleep(1)  // want 7 blocking-sleep event-loop
      return ""
    }
  }
}

func add(to routes: Routes) {
  routes.get("text") { request -> EventLoopFuture<String> in
    usleep(1)  // want 5 blocking-sleep event-loop
    return request.success("")
  }
}

struct Logging: HBMiddleware {
  func apply(to request: HBRequest, next: HBResponder) -> EventLoopFuture<HBResponse> {
    usleep(1)  // want 5 blocking-sleep event-loop
    return next.respond(to: request)
  }
}
