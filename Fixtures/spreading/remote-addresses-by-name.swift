// An address that is named or made by the program's own members, and a date that is no time.
import Foundation

extension URL {
  static let api = URL(string: "https://example.com")!
  static let cache = URL(fileURLWithPath: "/tmp/cache")
  static func remote(_ path: String) -> URL { api.appendingPathComponent(path) }
  init(api path: String) { self = URL(string: "https://example.com/\(path)")! }
  init(cached path: String) { self.init(fileURLWithPath: "/tmp/\(path)") }
}
struct Endpoint {
  let url: URL
  static let users = Endpoint(url: URL(string: "https://example.com/users")!)
  static let all = [URL(string: "https://example.com/all")!]
}
func loads(_ endpoint: Endpoint) async throws {
  _ = try Data(contentsOf: .api)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: .remote("a"))  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: .cache)  // want 11 blocking-file-io
  _ = try Data(contentsOf: URL(api: "a"))  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: .init(api: "a"))  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: URL(cached: "a"))  // want 11 blocking-file-io
  _ = try Data(contentsOf: Endpoint.users.url)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: endpoint.url)  // want 11 blocking-file-io
  _ = try Data(contentsOf: Endpoint.all[0])  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: URL(string: "a", relativeTo: .api)!)  // want 11 synchronous-url-loading
  RunLoop.current.run(until: .init(timeIntervalSinceNow: 0))
  RunLoop.current.run(until: Date.init(timeIntervalSinceNow: -1))
  RunLoop.current.run(until: Date(timeIntervalSince1970: 0))
  RunLoop.current.run(until: .init(timeIntervalSinceNow: 1))  // want 19 blocking-run-loop
}
