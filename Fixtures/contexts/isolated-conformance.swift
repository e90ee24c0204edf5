// Overrides and witnesses of global-actor types, protocols with isolation, and their nonisolated members.
import Foundation

@globalActor actor Storage { static let shared = Storage() }

@Storage protocol Indexing {
  func insert(_ value: Int)
}
final class Index: Indexing {
  func insert(_ value: Int) { usleep(1) }  // want 31 blocking-sleep
}

@Storage class Base { func work() {} }
final class Derived: Base {
  override func work() { usleep(1) }  // want 26 blocking-sleep
  nonisolated func free() { usleep(1) }
}

@Storage enum Namespace {
  static func run() { usleep(1) }  // want 23 blocking-sleep
  nonisolated static func free() { usleep(1) }
  static var level: Int {
    usleep(1)  // want 5 blocking-sleep
    return 1
  }
}

struct Plain {
  @Storage static func rebuild() { usleep(1) }  // want 36 blocking-sleep
  @Storage var count: Int {
    usleep(1)  // want 5 blocking-sleep
    return 1
  }
  @Storage init() { usleep(1) }  // want 21 blocking-sleep
}

@Storage let body = { usleep(1) }
func closures() { Task { @Storage in usleep(1) } }  // want 38 blocking-sleep
