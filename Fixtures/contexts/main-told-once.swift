// options: --contexts async,event-loop,main
// What blocks in a function of the main actor is told in it, and not again where the main thread calls it.
import Dispatch
import Foundation

func helper() { usleep(1) }

@MainActor func load() { usleep(1) }  // want 26 blocking-sleep main
@MainActor func reload() { load() }
@MainActor func refresh() { reload() }
@MainActor func update() { helper() }  // want 28 blocking-sleep main via helper() > usleep(_:)
@MainActor func updateAgain() { update() }
@MainActor func refreshLater() async { refresh() }  // want 40 blocking-sleep via refresh() > reload() > load() > usleep(_:)
func outside() {
  DispatchQueue.main.async { updateAgain() }
  DispatchQueue.main.async(execute: refresh)
}

@MainActor final class Screen {
  func show() { refresh() }
  func showAgain() { show() }
  var size: Int { Int(usleep(1)) }  // want 23 blocking-sleep main
  func measure() -> Int { size }
}

// One of several implementations is told nowhere else.
@MainActor protocol Store { func save() }
struct FileStore: Store {
  func save() { usleep(1) }  // want 17 blocking-sleep main
}
@MainActor protocol Cache { func clear() }
struct DiskCache: Cache {
  func clear() { usleep(1) }  // want 18 blocking-sleep main
}
struct SharedCache: Cache {
  nonisolated func clear() { usleep(1) }
}
@MainActor func save(_ store: some Store) { store.save() }
@MainActor func clear(_ cache: any Cache) { cache.clear() }  // want 51 blocking-sleep main

// What stands in no code of the main actor is told where that calls it.
func twoSteps() { helper() }
@MainActor func draw() { twoSteps() }  // want 26 blocking-sleep main via twoSteps() > helper() > usleep(_:)
@MainActor final class Model {
  nonisolated func wait() { usleep(1) }
  func open() { wait() }  // want 17 blocking-sleep main
}

// A comment in the function silences its callers too.
@MainActor func start() {
  usleep(1)  // asynclint:ignore blocking-sleep -- before the first window is shown
}
@MainActor func restart() { start() }

// The function that hands the block on is told in itself: what blocks in the block is told in it.
@MainActor final class Settings {
  private let queue = DispatchQueue(label: "settings")
  private func locked(_ body: () -> Void) { queue.sync(execute: body) }  // want 51 dispatch-sync main
  func reload() { locked { usleep(1) } }  // want 28 blocking-sleep main
}
