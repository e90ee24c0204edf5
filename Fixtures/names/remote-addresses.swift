// An address is remote by what the program writes elsewhere: raw values, branches that agree, lists, text of several lines.
import Foundation

enum Route {
  case users, files
  var url: URL {
    switch self {
    case .users: URL(string: "https://example.com/users")!
    case .files: URL(string: "https://example.com/files")!
    }
  }
  var returned: URL {
    switch self {
    case .users: return URL(string: "https://example.com/users")!
    case .files: return URL(string: "https://example.com/files")!
    }
  }
  var mixed: URL {
    if case .users = self { URL(string: "https://example.com/users")! } else { URL(fileURLWithPath: "/files") }
  }
}

enum Page: String {
  case users = "https://example.com/users"
  case files = "https://example.com/files"
  var url: URL { URL(string: rawValue)! }
}
enum Name: String {
  case users
  case files = "https://example.com/files"
}

func load(_ route: Route, _ page: Page, _ name: Name) async throws {
  _ = try Data(contentsOf: Route.users.url)  // want synchronous-url-loading
  _ = try Data(contentsOf: route.returned)  // want synchronous-url-loading
  _ = try Data(contentsOf: route.mixed)  // want blocking-file-io
  _ = try Data(contentsOf: URL(string: Page.users.rawValue)!)  // want synchronous-url-loading
  _ = try Data(contentsOf: URL(string: page.rawValue)!)  // want synchronous-url-loading
  _ = try Data(contentsOf: page.url)  // want synchronous-url-loading
  _ = try Data(contentsOf: URL(string: name.rawValue)!)  // want blocking-file-io
  _ = try Data(contentsOf: URL(string: Name.files.rawValue)!)  // want synchronous-url-loading
  _ = try ["https://example.com"].map { try Data(contentsOf: URL(string: $0)!) }  // want synchronous-url-loading
  _ = try ["/tmp/a"].map { try Data(contentsOf: URL(string: $0)!) }  // want blocking-file-io
  for url in ["https://example.com"].map({ URL(string: $0)! }) {
    _ = try Data(contentsOf: url)  // want synchronous-url-loading
  }
  let text = """
    https://example.com
    """
  _ = try Data(contentsOf: URL(string: text)!)  // want synchronous-url-loading
}
