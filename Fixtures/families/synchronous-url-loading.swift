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
