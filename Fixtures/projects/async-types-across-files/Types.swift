// Declarations whose async closure types are used from another file.
import Foundation

typealias Middleware = @Sendable (Request) async throws -> Response
struct Request: Sendable { var path = "/" }
struct Response: Sendable { var body = "" }

struct Endpoint {
  let path: String
  let handler: Middleware
  var onError: ((Error) -> Void)?
}

final class Router {
  var endpoints: [Endpoint] = []
  var fallback: Middleware?
  var named: [String: Middleware] = [:]
  var logger: ((String) -> Void)?
  func on(_ path: String, use handler: @escaping Middleware) {}
  func sync(_ path: String, use handler: @escaping (Request) -> Response) {}
  func stack(_ list: Middleware...) {}
  func each(_ body: (Endpoint) -> Void) { endpoints.forEach(body) }
}

@globalActor actor Database { static let shared = Database() }
actor Counter { var value = 0 }
class Controller { @Database func isolated() {} }
protocol Plugin { func start() async }
