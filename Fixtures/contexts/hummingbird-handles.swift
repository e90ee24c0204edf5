// The handlers of HummingbirdRouter's `Handle` are async functions, whatever they contain.
// swift-format-ignore-file
import Foundation
import Hummingbird
import HummingbirdRouter

func routes() -> some RouterMiddleware<BasicRouterRequestContext> {
  RouteGroup("a", context: BasicRouterRequestContext.self) {
    Post("l") { Handle { request, context in usleep(1); return "" } }  // want blocking-sleep
    Post("m") { Handle(login) }  // want blocking-sleep
    Post("n") { Handle { request, context in try await Task.sleep(for: .seconds(1)); return "" } }
  }
}

@Sendable func login(_ request: Request, context: BasicRouterRequestContext) throws -> String { usleep(1); return "" }
