// A remote URL that is loaded synchronously waits for the network, not for the disk.
import Foundation
import FoundationNetworking

func remote(_ path: String) async throws {
  _ = try Data(contentsOf: URL(string: "https://example.com/feed.json")!)  // want 11 synchronous-url-loading
  _ = try String(contentsOf: URL(string: "http://example.com")!, encoding: .utf8)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: URL(fileURLWithPath: "/tmp/x"))  // want 11 blocking-file-io
  _ = try Data(contentsOf: URL(string: "file:///tmp/x")!)  // want 11 blocking-file-io
  _ = try Data(contentsOf: URL(fileURLWithPath: path))  // want 11 blocking-file-io

  _ = try Data(contentsOf: .init(fileURLWithPath: path))  // want 11 blocking-file-io
  _ = try Data(contentsOf: URL(filePath: path))  // want 11 blocking-file-io
  _ = try Data(contentsOf: Bundle.main.url(forResource: "a", withExtension: "b")!)  // want 11 blocking-file-io
  let site = URL(string: "https://example.com")!
  _ = try Data(contentsOf: site.appendingPathComponent("feed"))  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: URL(string: "feed", relativeTo: site)!)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: URL(string: "https://example.com" + path)!)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: .init(string: "https://example.com/\(path)")!)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: URL(string: path)!)  // want 11 blocking-file-io

  _ = try Data(contentsOf: URL(string: "HTTPS://EXAMPLE.COM/feed.json")!)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: URL(string: "Http://example.com/\(path)")!)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: URL(string: "FTP://example.com/feed")!)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: URL(string: "FILE:///tmp/x")!)  // want 11 blocking-file-io
  _ = try Data(contentsOf: URL(string: "HTTPSERVER")!)  // want 11 blocking-file-io

  let (data, _) = try await URLSession.shared.data(from: URL(string: "https://example.com")!)
  _ = try await URLSession.shared.upload(for: URLRequest(url: URL(string: "https://example.com")!), from: data)
  URLSession.shared.dataTask(with: URL(string: "https://example.com")!) { _, _, _ in }.resume()
}

// Addresses that are put together, and constants that are unwrapped under their own name.
let server = "https://example.com"

func composed(_ id: String, _ folder: String) async throws {
  _ = try Data(contentsOf: URL(string: "\(server)/feed")!)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: URL(string: String(format: "https://example.com/%@", id))!)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: URL(string: "\(folder)/feed")!)  // want 11 blocking-file-io
  _ = try Data(contentsOf: URL(string: "a\(server)")!)  // want 11 blocking-file-io
  let address = URL(string: server)
  if let address { _ = try Data(contentsOf: address) }  // want 28 synchronous-url-loading
  guard let address else { return }
  _ = try Data(contentsOf: address)  // want 11 synchronous-url-loading
}

func given(_ address: URL?) async throws {
  guard let address else { return }
  _ = try Data(contentsOf: address)  // want 11 blocking-file-io
}

// Addresses that functions and computed properties give, and those of components and of loops.
enum Endpoint {
  case feed, status
  var url: URL? {
    switch self {
    case .feed: return URL(string: "https://example.com/feed")
    case .status: return URL(string: "https://example.com/status")
    }
  }
}

struct Service {
  var base: URL { URL(string: "https://example.com")! }
  var folder: URL { URL(fileURLWithPath: "/tmp") }
  var either: URL {
    if isOffline { return folder }
    return base
  }
  var isOffline: Bool
  func address(_ path: String) -> URL { base.appendingPathComponent(path) }
  func file(_ path: String) -> URL { folder.appendingPathComponent(path) }

  func load(_ endpoint: Endpoint) async throws {
    _ = try Data(contentsOf: base)  // want 13 synchronous-url-loading
    _ = try Data(contentsOf: self.address("a"))  // want 13 synchronous-url-loading
    _ = try Data(contentsOf: endpoint.url!)  // want 13 synchronous-url-loading
    _ = try Data(contentsOf: folder)  // want 13 blocking-file-io
    _ = try Data(contentsOf: file("a"))  // want 13 blocking-file-io
    _ = try Data(contentsOf: either)  // want 13 blocking-file-io
    _ = try Data(contentsOf: URL(fileURLWithPath: base.absoluteString))  // want 13 blocking-file-io
  }
}

func components(_ host: String) async throws {
  var whole = URLComponents(string: "https://example.com")!
  whole.queryItems = []
  _ = try Data(contentsOf: whole.url!)  // want 11 synchronous-url-loading
  var parts = URLComponents()
  parts.scheme = "https"
  parts.host = host
  _ = try Data(contentsOf: parts.url!)  // want 11 synchronous-url-loading
  var local = URLComponents()
  local.path = "/tmp/x"
  _ = try Data(contentsOf: local.url!)  // want 11 blocking-file-io
  for address in [URL(string: "https://example.com")!] {
    _ = try Data(contentsOf: address)  // want 13 synchronous-url-loading
  }
}
