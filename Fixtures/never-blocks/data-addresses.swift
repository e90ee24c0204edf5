// An address that begins with `data:` is all that there is to load, unless another one may take its place.
import Foundation

let hello = URL(string: "data:text/plain;base64,SGk=")!

struct Page {
  static let icon = URL(string: "DATA:image/png;base64,aaaa")!
  static nonisolated(unsafe) var shared = URL(string: "data:,x")!
}

func load(_ more: String, other: URL) async throws {
  _ = try Data(contentsOf: URL(string: "data:,hello")!)
  _ = try String(contentsOf: hello, encoding: .utf8)
  _ = try Data(contentsOf: Page.icon)
  let text = "data:application/json,{}"
  _ = try Data(contentsOf: URL(string: text)!)
  _ = try Data(contentsOf: URL(string: "data:,\(more)")!)
  _ = try Data(contentsOf: URL(string: "data:," + more)!)
  _ = try Data(contentsOf: Page.shared)  // want blocking-file-io
  _ = try Data(contentsOf: URL(fileURLWithPath: "data:x"))  // want blocking-file-io
  _ = try Data(contentsOf: URL(string: "data.txt")!)  // want blocking-file-io
  _ = try Data(contentsOf: other)  // want blocking-file-io
  var address = URL(string: "data:,x")!
  if more.isEmpty { address = other }
  _ = try Data(contentsOf: address)  // want blocking-file-io
}
