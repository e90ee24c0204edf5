// Members that one file keeps to itself are not those that another file keeps to itself under the same name.
import Foundation

struct User { var id: Int }
struct Vector {}

private extension String {
  func text() -> String {
    usleep(1)
    return self
  }
  init(path: Int) {
    usleep(1)
    self = ""
  }
}
private extension User {
  var name: String {
    usleep(1)
    return ""
  }
}
extension User {
  fileprivate func load() { usleep(1) }
  fileprivate static func make() { usleep(1) }
}
private func + (left: Vector, right: Vector) -> Vector {
  usleep(1)
  return left
}
func first(user: User, vector: Vector) async {
  _ = "x".text()  // want blocking-sleep certain
  _ = String(path: 1)  // want blocking-sleep certain
  _ = user.name  // want blocking-sleep certain
  user.load()  // want blocking-sleep certain
  User.make()  // want blocking-sleep certain
  _ = vector + vector  // want blocking-sleep certain
}
