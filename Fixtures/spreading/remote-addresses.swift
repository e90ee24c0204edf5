// What a helper loads is a file or a remote address: each call says which, and a data address needs no loading.
import Foundation

func load(_ url: URL) throws -> Data { try Data(contentsOf: url) }
func loadText(_ text: String) throws -> Data { try Data(contentsOf: URL(string: text)!) }
func loadAll(_ text: String) throws -> Data { try loadText(text + "/all") }
func loadTwice(_ url: URL) throws -> Data { try load(url) + load(url) }
func loadThrice(_ url: URL) throws -> Data { try loadTwice(url) }

func helpers(_ host: String, _ some: URL) async throws {
  _ = try load(URL(string: "https://example.com")!)  // want synchronous-url-loading via load(_:) > Data.init(contentsOf:)
  _ = try load(URL(string: "https://\(host)/x")!)  // want synchronous-url-loading
  _ = try load(some)  // want blocking-file-io
  _ = try load(URL(fileURLWithPath: "/tmp/x"))  // want blocking-file-io
  _ = try load(URL(string: "data:text/plain,x")!)
  _ = try loadText("https://example.com")  // want synchronous-url-loading
  _ = try loadText("http://" + host)  // want synchronous-url-loading
  _ = try loadText(host)  // want blocking-file-io
  _ = try loadAll("https://example.com")  // want synchronous-url-loading
  _ = try loadTwice(URL(string: "data:text/plain,x")!)
  _ = try loadThrice(URL(string: "https://example.com")!)  // want synchronous-url-loading
  _ = try loadThrice(some)  // want blocking-file-io
  _ = try ["https://example.com"].map { try loadText($0) }  // want synchronous-url-loading
  let get = { (url: URL) in try Data(contentsOf: url) }
  _ = try get(URL(string: "https://example.com")!)  // want synchronous-url-loading
  _ = try get(some)  // want blocking-file-io
}

extension URL {
  func load() throws -> Data { try Data(contentsOf: self) }
  func again() throws -> Data { try load() }
  var contents: Data? { try? Data(contentsOf: self) }
  func own() async throws {
    _ = try load()  // want blocking-file-io
  }
}

func members(_ some: URL) async throws {
  _ = try URL(string: "https://example.com")!.load()  // want synchronous-url-loading
  _ = try URL(string: "https://example.com")!.again()  // want synchronous-url-loading
  _ = URL(string: "https://example.com")!.contents  // want synchronous-url-loading
  _ = try some.again()  // want blocking-file-io
  _ = some.contents  // want blocking-file-io
}

/// What every call reaches is told only of those that do not reach what comes first.
func download(_ url: URL, to file: URL) throws { try Data(contentsOf: url).write(to: file) }
func both(_ url: URL, _ file: URL) throws -> Data { try Data(contentsOf: file) + Data(contentsOf: url) }
func orders(_ url: URL, _ file: URL) async throws {
  let remote = URL(string: "https://example.com")!
  let data = URL(string: "data:,x")!
  try download(remote, to: file)  // want synchronous-url-loading via download(_:to:) > Data.init(contentsOf:)
  try download(url, to: file)  // want blocking-file-io via download(_:to:) > Data.init(contentsOf:)
  try download(data, to: file)  // want blocking-file-io via download(_:to:) > Data.write(to:)
  _ = try both(remote, file)  // want blocking-file-io
  _ = try both(url, remote)  // want synchronous-url-loading
  _ = try both(data, remote)  // want synchronous-url-loading
  _ = try both(data, file)  // want blocking-file-io
  _ = try both(data, data)
}

protocol Loader {
  func load(_ url: URL) throws -> Data
}
struct DataLoader: Loader {
  func load(_ url: URL) throws -> Data { try Data(contentsOf: url) }
}
func byProtocol(_ loader: any Loader, _ some: URL) async throws {
  _ = try loader.load(URL(string: "https://example.com")!)  // want synchronous-url-loading
  _ = try loader.load(some)  // want blocking-file-io
  _ = try loader.load(URL(string: "data:,x")!)
}

extension String {
  func fetch() throws -> Data { try Data(contentsOf: URL(string: self)!) }
}
func texts() async throws {
  _ = try "https://example.com".fetch()  // want synchronous-url-loading
  _ = try "/tmp/x".fetch()  // want blocking-file-io
}

func cached(_ url: URL) throws -> Data {
  var url = url
  url = URL(fileURLWithPath: "/tmp/cache")
  return try Data(contentsOf: url)
}
func replaced() async throws {
  _ = try cached(URL(string: "https://example.com")!)  // want blocking-file-io
  var url = URL(string: "https://example.com")!
  _ = try Data(contentsOf: url)  // want synchronous-url-loading
  url = URL(fileURLWithPath: "/tmp/cache")
  _ = try Data(contentsOf: url)  // want blocking-file-io
  let later: URL
  later = URL(string: "https://example.com")!
  _ = try Data(contentsOf: later)  // want synchronous-url-loading
}
