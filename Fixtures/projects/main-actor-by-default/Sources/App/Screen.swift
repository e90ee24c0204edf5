import Core
import Foundation

nonisolated func update(_ body: () -> Void) {
  if Thread.isMainThread { body() } else { DispatchQueue.main.sync { body() } }
}

func load() async { update {} }

final class Model {
  func load() async { update {} }
  nonisolated func away() async { update {} }  // want 35 main-sync
  @concurrent func farAway() async { update {} }  // want 38 main-sync
}

nonisolated struct Reader {
  func load() async { update {} }  // want 23 main-sync
}

nonisolated extension Model {
  func export() async { update {} }  // want 25 main-sync
}

actor Store {
  func load() { update {} }  // want 17 main-sync
  static func make() async { update {} }  // want 30 main-sync
}

@globalActor actor Background {
  static let shared = Background()
}

@Background final class Worker {
  func load() async { update {} }  // want 23 main-sync
}

struct Failure: Error {
  func report() async { update {} }  // want 25 main-sync
}

extension Store {
  struct Entry {
    func load() async { update {} }  // want 25 main-sync
  }
}
