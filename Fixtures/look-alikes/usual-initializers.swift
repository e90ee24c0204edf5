// Initializers that types have anyway, beside those of the same labels that an extension of a protocol adds.
import Foundation

extension RangeReplaceableCollection where Element == UInt8 {
  init(_ file: URL) throws {
    self.init()
    append(contentsOf: try Data(contentsOf: file))
  }
}
extension Decodable {
  init(from url: URL) throws { self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: url)) }
}
struct Inner: Codable { var number = 0 }
struct Outer: Decodable {
  let inner: Inner
  init(from decoder: any Decoder) throws { inner = try Inner(from: decoder) }
}

func convert(_ text: Substring, _ bytes: Data, _ decoder: any Decoder) async throws {
  _ = String(text)
  _ = Array(bytes)
  _ = [UInt8](bytes)
  _ = Data(Array(bytes))
  _ = try Inner(from: decoder)
}
