// Every declaration with an async body is a context: functions, initializers, getters, subscripts, operators.
// swift-format-ignore-file
import Foundation

func free() async { usleep(1) }  // want 21 blocking-sleep error certain "usleep(_:)"
func throwing() async throws { usleep(1) }  // want blocking-sleep
func typed() async throws(CancellationError) { usleep(1) }  // want blocking-sleep
func generic<T: Sendable>(_ value: T) async -> T where T: Hashable {
  usleep(1)  // want blocking-sleep
  return value
}

struct Service {
  let id: Int

  init(id: Int) async {
    usleep(1)  // want blocking-sleep
    self.id = id
  }

  static func make() async -> Service {
    usleep(1)  // want blocking-sleep
    return await Service(id: 1)
  }

  mutating func reset() async { usleep(1) }  // want blocking-sleep

  var status: Int {
    get async {
      usleep(1)  // want blocking-sleep
      return id
    }
  }

  var checked: Int {
    get async throws { sleep(1) == 0 ? 1 : 2 }  // want 24 blocking-sleep
  }

  subscript(index: Int) -> Int {
    get async {
      usleep(1)  // want blocking-sleep
      return index
    }
  }

  subscript(name name: String) -> Int {
    get async throws {
      usleep(1)  // want blocking-sleep
      return name.count
    }
  }

  static func + (left: Service, right: Service) async -> Int {
    usleep(1)  // want blocking-sleep
    return left.id + right.id
  }

  func callAsFunction() async { usleep(1) }  // want blocking-sleep

  // Synchronous declarations are no context of their own.
  func plain() { usleep(1) }
  var doubled: Int {
    usleep(1)
    return id * 2
  }
  init() {
    usleep(1)
    id = 0
  }
  static func < (left: Service, right: Service) -> Bool {
    usleep(1)
    return left.id < right.id
  }
}

protocol Job { func run() async }
extension Job {
  func run() async { usleep(1) }  // want blocking-sleep
  func describe() -> String {
    usleep(1)
    return "job"
  }
}

class Base { func work() async {} }
final class Derived: Base {
  override func work() async { usleep(1) }  // want blocking-sleep
  deinit { usleep(1) }
}

enum Step {
  case one
  func go() async { switch self { case .one: usleep(1) } }  // want 46 blocking-sleep
}
