// Closures given to a library's methods by code that extends its types, and so names no receiver.
import Foundation
import NIOCore
import Vapor

extension EventLoopFuture {
  func log() { whenComplete { _ in usleep(1) } }  // want 36 blocking-sleep event-loop
  func logSuccess() { whenSuccess { _ in usleep(1) } }  // want 42 blocking-sleep event-loop
}

extension RoutesBuilder {
  func addPages() {
    get("page") { _ in usleep(1); return "" }  // want 24 blocking-sleep event-loop
    post { _ -> String in usleep(1); return "" }  // want 27 blocking-sleep event-loop
    group("admin") { $0.get { _ in usleep(1); return "" } }  // want 36 blocking-sleep event-loop
    group("api") { routes in
      routes.get("x") { _ in usleep(1); return "" }  // want 30 blocking-sleep event-loop
    }
  }
}
