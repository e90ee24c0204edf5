// A model with a computed property that reads a file.
import Vapor

struct User: Content {
  var name: String
  var password: String
  var avatar: Data? { try? Data(contentsOf: URL(fileURLWithPath: "/avatars/\(name)")) }
}
