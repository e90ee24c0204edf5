// A project type of that name is judged by its own body.
import Foundation

enum Bcrypt {
  static func hash(_ password: String) -> String { password }
  static func verify(_ password: String, created hash: String) -> Bool { password == hash }
}
func login(_ password: String) async -> Bool { Bcrypt.verify(password, created: Bcrypt.hash(password)) }
