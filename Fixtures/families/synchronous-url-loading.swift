// A remote URL that is loaded synchronously waits for the network, not for the disk.
import Foundation
import FoundationNetworking

func remote(_ path: String) async throws {
  _ = try Data(contentsOf: URL(string: "https://example.com/feed.json")!)  // want 11 synchronous-url-loading
  _ = try String(contentsOf: URL(string: "http://example.com")!, encoding: .utf8)  // want 11 synchronous-url-loading
  _ = NSData(contentsOf: URL(string: "https://example.com/feed.json")!)  // want 7 synchronous-url-loading
  _ = NSMutableData(contentsOf: URL(string: "https://example.com/feed.json")!)  // want 7 synchronous-url-loading
  _ = NSData(contentsOf: URL(fileURLWithPath: "/tmp/x"))  // want 7 blocking-file-io
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

// Addresses that are put together elsewhere.
enum Endpoint: String {
  case users
  var url: URL { URL(string: "https://example.com/" + rawValue)! }
  var file: URL { URL(fileURLWithPath: rawValue) }
  static func user(_ id: Int) -> URL {
    return URL(string: "https://example.com/users/\(id)")!
  }
}

func cacheFile(_ page: String) -> URL { URL(fileURLWithPath: "/tmp/\(page.count)") }

func elsewhere(_ secure: Bool, _ name: String) async throws {
  _ = try Data(contentsOf: Endpoint.users.url)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: Endpoint.users.file)  // want 11 blocking-file-io
  _ = try Data(contentsOf: Endpoint.user(1).appendingPathComponent("x"))  // want 11 synchronous-url-loading
  var components = URLComponents(string: "https://example.com")!
  components.queryItems = [URLQueryItem(name: "name", value: name)]
  _ = try Data(contentsOf: components.url!)  // want 11 synchronous-url-loading
  var parts = URLComponents()
  parts.scheme = "https"
  parts.host = name
  guard let address = parts.url else { return }
  _ = try Data(contentsOf: address)  // want 11 synchronous-url-loading
  var local = URLComponents()
  local.scheme = "file"
  local.path = name
  _ = try Data(contentsOf: local.url!)  // want 11 blocking-file-io
  let request = URLRequest(url: URL(string: server)!)
  _ = try Data(contentsOf: request.url!)  // want 11 synchronous-url-loading
  _ = try Data(contentsOf: URL(string: secure == true ? server : "ftp://a.org")!)  // want 11 synchronous-url-loading
  let pages = ["https://example.com/1", "https://example.com/2"]
  for page in pages {
    _ = try Data(contentsOf: URL(string: page)!)  // want 13 synchronous-url-loading
  }
  for page in pages.compactMap(URL.init(string:)) {
    _ = try Data(contentsOf: page)  // want 13 synchronous-url-loading
  }
  for file in pages.map(cacheFile) {
    _ = try Data(contentsOf: file)  // want 13 blocking-file-io
  }
  for page in [name].compactMap(URL.init(string:)) {
    _ = try Data(contentsOf: page)  // want 13 blocking-file-io
  }
}

// A data address needs no loading where nothing else can take its place.
struct Pictures {
  static func empty() -> URL { URL(string: "data:,")! }
  func show() async throws {
    _ = try Data(contentsOf: Pictures.empty())  // want 13 blocking-file-io
  }
}

// Of components that may be a file's in one branch nobody knows that they are remote.
func mixed(_ isLocal: Bool) async throws {
  var parts = URLComponents()
  parts.scheme = "https"
  parts.host = "example.com"
  if isLocal {
    parts.scheme = "file"
    parts.host = nil
  }
  guard let url = parts.url else { return }
  _ = try Data(contentsOf: url)  // want 11 blocking-file-io
}
