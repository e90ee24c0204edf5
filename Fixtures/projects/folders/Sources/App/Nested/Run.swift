// Extensions of foreign types carry summaries too.
import Foundation

func run(_ url: URL, _ urls: [URL]) async throws {
  try await Task.pause(1)
  print(url.text)  // want 13 blocking-file-io via URL.text > String.init(contentsOf:encoding:)
  print(url.bytes().count)  // want 13 blocking-file-io via URL.bytes() > Data.init(contentsOf:)
  print(url.isReadable, urls.names())
  print(urls.loadAll())  // want 14 blocking-file-io
  "x".save(as: "y")  // want 7 blocking-file-io
  "x".saveNothing(as: "y")
  let name = url.lastPathComponent
  name.save(as: "z")  // want 8 blocking-file-io
  "\(name)".uppercased().save(as: "z")  // want 26 blocking-file-io
  _ = urls.map(\.text)  // want 18 blocking-file-io
  _ = urls.first?.text ?? ""  // want 19 blocking-file-io
}
