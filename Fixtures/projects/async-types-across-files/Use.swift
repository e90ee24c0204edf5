// Closures, extensions and overrides whose context only the other file tells.
// swift-format-ignore-file
import Foundation

func install(_ router: Router) {
  router.on("/a") { _ in
    usleep(1)  // want blocking-sleep
    return Response()
  }
  router.sync("/b") { _ in
    usleep(1)
    return Response()
  }
  router.fallback = { _ in
    usleep(1)  // want blocking-sleep
    return Response()
  }
  router.logger = { _ in usleep(1) }
  router.stack(
    { _ in usleep(1); return Response() },  // want blocking-sleep
    { _ in Response() })
  router.named["x"] = { _ in usleep(1); return Response() }  // want blocking-sleep
  router.endpoints = [
    Endpoint(path: "/", handler: { _ in usleep(1); return Response() }),  // want blocking-sleep
    Endpoint(path: "/x", handler: { _ in Response() }, onError: { _ in usleep(1) }),
    .init(path: "/y") { _ in
      usleep(1)  // want blocking-sleep
      return Response()
    },
  ]
  router.each { _ in usleep(1) }
}

func run(_ router: Router) async {
  router.each { _ in usleep(1) }  // want 22 blocking-sleep
  router.logger = { _ in usleep(1) }
}

extension Counter {
  func increment() {
    usleep(1)  // want blocking-sleep
    value += 1
  }
}

@Database func query() { usleep(1) }  // want 26 blocking-sleep

final class Users: Controller {
  // Overrides inherit the isolation of the method they override.
  override func isolated() { usleep(1) }  // want 30 blocking-sleep
}

struct Metrics: Plugin {
  func start() async { usleep(1) }  // want 24 blocking-sleep
}
