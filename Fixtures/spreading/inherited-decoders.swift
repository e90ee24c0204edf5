// A class that inherits its initializer for decoders is decoded by it.
import Foundation

class Base: Decodable {
  required init(from decoder: any Decoder) throws { _ = readLine() }
}

class Sub: Base {}

class Own: Base {
  required init(from decoder: any Decoder) throws { try super.init(from: decoder) }
}

class Light: Decodable {}

func decode(_ data: Data) async throws {
  _ = try JSONDecoder().decode(Sub.self, from: data)  // want blocking-stdio via Base.init(from:) > readLine()
  _ = try JSONDecoder().decode(Own.self, from: data)  // want blocking-stdio
  _ = try JSONDecoder().decode(Light.self, from: data)
}
