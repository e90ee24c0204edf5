// Hummingbird's closures for web sockets are async; the one that decides is synchronous where it does not wait.
import Foundation
import Hummingbird
import HummingbirdWebSocket

func routes() {
  let router = Router(context: BasicWebSocketRequestContext.self)
  router.ws("/a", shouldUpgrade: { request, context in
    usleep(1)  // want 5 blocking-sleep async
    return .upgrade()
  }, onUpgrade: { inbound, outbound, context in
    usleep(1)  // want 5 blocking-sleep async
  })
  router.ws("/b") { request, context in
    usleep(1)  // want 5 blocking-sleep async
    return .upgrade()
  } onUpgrade: { inbound, outbound, context in
    usleep(1)  // want 5 blocking-sleep async
  }
  _ = WebSocketUpgradeMiddleware(onUpgrade: { inbound, outbound, context in
    usleep(1)  // want 5 blocking-sleep async
  })
  _ = HTTPServerBuilder.http1WebSocketUpgrade { request, channel, logger in
    usleep(1)  // want 5 blocking-sleep event-loop
    return .dontUpgrade
  }
  _ = HTTPServerBuilder.http1WebSocketUpgrade { request, channel, logger in
    usleep(1)  // want 5 blocking-sleep async
    await decide()
    return .dontUpgrade
  }
}
func decide() async { await Task.yield() }
