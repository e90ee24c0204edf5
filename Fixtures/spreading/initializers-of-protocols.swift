// Initializers that a protocol's extension adds make values of all types that conform to it, and of all generic parameters that have to.
import Foundation

extension Decodable {
  init(file url: URL) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: url))
  }
  static func read(_ url: URL) throws -> Self {
    try JSONDecoder().decode(Self.self, from: Data(contentsOf: url))
  }
}
struct Settings: Codable {}
enum Level: String, Decodable { case low }
final class Account: Decodable {}
func codable(_ url: URL) async throws {
  _ = try Settings(file: url)  // want 11 blocking-file-io
  _ = try Level(file: url)  // want 11 blocking-file-io
  _ = try Account(file: url)  // want 11 blocking-file-io
  _ = try Settings.read(url)  // want 20 blocking-file-io
  let settings: Settings = try .init(file: url)  // want 33 blocking-file-io
  print(settings)
}
func generic<Value: Codable>(_ url: URL) async throws -> Value {
  try Value(file: url)  // want 7 blocking-file-io
}

protocol Named {
  var name: String { get }
  init(name: String)
}
protocol Refined: Named {}
extension Named {
  init(name: String) { fatalError() }
  init(path: String) {
    usleep(1)
    self.init(name: path)
  }
  init(numbers: Int...) {
    usleep(1)
    self.init(name: "")
  }
}
struct Own: Named {
  let name: String
  init(name: String) { self.name = name }
  init(path: String) { self.name = path }
}
struct Memberwise: Refined {
  var name: String
  var path = ""
}
struct Other: Refined {
  var name: String
}
func conforming(_ names: [String]) async {
  _ = Own(name: "x")
  _ = Own(path: "x")
  _ = Own(numbers: 1)  // want 7 blocking-sleep
  _ = Memberwise(name: "x", path: "y")
  _ = Other(name: "x")
  _ = Other(path: "x")  // want 7 blocking-sleep
  _ = Other.init(path: "x")  // want 13 blocking-sleep
  _ = names.map(Other.init)
  _ = names.map(Other.init(name:))
  _ = names.map(Other.init(path:))  // want 23 blocking-sleep
}
func parameter<Item: Refined>(_ type: Item.Type) async {
  _ = Item(path: "x")  // want 7 blocking-sleep
  _ = type.init(path: "x")  // want 12 blocking-sleep
  _ = Item(name: "x")
}
