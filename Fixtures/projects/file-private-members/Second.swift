// The same names, and nothing that blocks.
import Foundation

private extension String {
  func text() -> String { self }
  init(path: Int) { self = "" }
}
private extension User {
  var name: String { "" }
}
extension User {
  fileprivate func load() {}
  fileprivate static func make() {}
}
private func + (left: Vector, right: Vector) -> Vector { left }
func second(user: User, vector: Vector) async {
  _ = "x".text()
  _ = String(path: 1)
  _ = user.name
  user.load()
  User.make()
  _ = vector + vector
}
