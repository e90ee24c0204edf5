// What a protocol of actors declares is isolated to the actor, as are the members of its extensions.
import Foundation
protocol Service: Actor {}
extension Service {
  func work() { sleep(1) }  // want blocking-sleep
  nonisolated func helper() { sleep(1) }
}
actor Mail: Service {}

extension Service {
  static func make() { sleep(1) }
  var name: String {
    sleep(1)  // want blocking-sleep
    return "name"
  }
}
// Not only actors.
protocol Worker {}
extension Worker {
  func work() { sleep(1) }
}
actor Post: Worker {}
