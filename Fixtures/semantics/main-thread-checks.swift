// Who asks whether it is the main thread waits for it on other threads only.
// swift-format-ignore-file
import Foundation

func onMain<T>(_ body: () -> T) -> T {
  if Thread.isMainThread { return body() }
  return DispatchQueue.main.sync(execute: body)
}
func onMainToo(_ body: () -> Void) {
  if Thread.isMainThread { body() } else { DispatchQueue.main.sync { body() } }
}
func handedOn() { onMainToo {} }
func always() {
  onMainToo {}
  DispatchQueue.main.sync {}
}
var title: String {
  guard !Thread.isMainThread else { return "" }
  return DispatchQueue.main.sync { "title" }
}

final class Player {
  func start() {
    if !Thread.isMainThread {
      DispatchQueue.main.sync { self.start() }
      return
    }
  }
}

@MainActor final class Model {
  func load(_ player: Player) async {
    _ = onMain { 1 }
    onMainToo {}
    handedOn()
    _ = title
    player.start()
    if !Thread.isMainThread { DispatchQueue.main.sync {} }
    always()  // want 5 main-sync
    Task.detached { onMainToo {} }  // want 21 main-sync
  }
  func start() {
    Task { onMainToo {} }
    Task { @MainActor in onMainToo {} }
  }
  func helper() { onMainToo {} }
  nonisolated func away() async { onMainToo {} }  // want 35 main-sync
}

func elsewhere(_ model: Model, _ player: Player) async {
  _ = onMain { 1 }  // want 7 main-sync
  handedOn()  // want 3 main-sync via handedOn() > onMainToo(_:) > DispatchQueue.sync(execute:)
  _ = title  // want 7 main-sync
  player.start()  // want 10 main-sync
  await model.helper()
  Task { @MainActor in onMainToo {} }
  await MainActor.run { onMainToo {} }
  await MainActor.run { always() }  // want 25 main-sync
}

// Nor does code of the pool come to what only the main thread does.
func alert() {
  if Thread.isMainThread {
    usleep(1)
    return
  }
  DispatchQueue.main.async { usleep(1) }
}
func alertAndWait() {
  guard Thread.isMainThread else { return DispatchQueue.main.sync { alertAndWait() } }
  usleep(1)
}
func neither() {
  if Thread.isMainThread { alert() } else { usleep(1) }
}
actor Daemon {
  func fail() {
    alert()
    alertAndWait()  // want 5 main-sync via alertAndWait() > DispatchQueue.sync(execute:)
    neither()  // want 5 blocking-sleep via neither() > usleep(_:)
    if Thread.isMainThread { usleep(1) }
  }
}
@MainActor func failOnMain() async {
  alert()  // want 3 blocking-sleep
  alertAndWait()  // want 3 blocking-sleep via alertAndWait() > usleep(_:)
  if Thread.isMainThread { usleep(1) }  // want 28 blocking-sleep
}

// What only bears the name is no such check.
func named(isMainThread: Bool) {
  guard isMainThread else { return }
  usleep(1)
}
func nowhere() async {
  named(isMainThread: true)  // want 3 blocking-sleep
  // A function of no actor may run on that of its caller.
  if Thread.isMainThread { usleep(1) }  // want 28 blocking-sleep
}
func tasks() {
  Task.detached { if Thread.isMainThread { usleep(1) } }
}

// A helper is called only behind a check.
func waitForMain() { DispatchQueue.main.sync { print("main") } }
@MainActor func chooses() async {
  if Thread.isMainThread { print("main") } else { waitForMain() }
  if Thread.isMainThread { waitForMain() }  // want 28 main-sync via waitForMain() > DispatchQueue.sync(execute:)
}
