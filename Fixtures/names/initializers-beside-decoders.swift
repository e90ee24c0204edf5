// An initializer that an extension adds for all decodable types is no `init(from:)` for decoders: the argument tells.
import Foundation

extension Decodable {
  init(from url: URL) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: url))
  }
}

struct Settings: Codable { var level = 1 }
struct Account: Decodable {
  var name: String
  init(name: String) { self.name = name }
}

func load(_ url: URL, _ decoder: any Decoder) async throws {
  _ = try Settings(from: url)  // want 11 blocking-file-io
  _ = try Settings(from: decoder)
  _ = try Account(from: url)  // want 11 blocking-file-io
  _ = try Account(from: decoder)
}
