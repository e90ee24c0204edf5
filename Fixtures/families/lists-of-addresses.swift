// A list of addresses is remote if all of them are.
import Foundation

func load(_ index: Int) async throws {
  let mixed = [URL(string: "https://example.org")!, URL(fileURLWithPath: "/a")]
  _ = try Data(contentsOf: mixed[index])  // want 11 blocking-file-io
  for url in mixed { _ = try Data(contentsOf: url) }  // want 30 blocking-file-io
  let remote = [URL(string: "https://example.org")!, URL(string: "https://example.com")!]
  _ = try Data(contentsOf: remote[index])  // want 11 synchronous-url-loading
  for url in remote { _ = try Data(contentsOf: url) }  // want 31 synchronous-url-loading
}
