// options: --contexts async,event-loop,main
// With the `main` context on, synchronous main-actor code and closures that run later on the main thread count.
import Dispatch
import Foundation

func helper() { usleep(1) }

@MainActor func draw() { usleep(1) }  // want 26 blocking-sleep main
@MainActor final class Screen {
  var items: [Data] = []
  func reload(_ url: URL) {
    items = [(try? Data(contentsOf: url)) ?? Data()]  // want 20 blocking-file-io main
    helper()  // want 5 blocking-sleep main via helper() > usleep(_:)
  }
  var title: String {
    usleep(1)  // want 5 blocking-sleep main
    return "x"
  }
  nonisolated func free() { usleep(1) }
  func update() async { usleep(1) }  // want 25 blocking-sleep
  func hop() {
    DispatchQueue.global().async { usleep(1) }
  }
}

func later() {
  DispatchQueue.main.async { usleep(1) }  // want 30 blocking-sleep main
  DispatchQueue.main.asyncAfter(deadline: .now() + 1) { helper() }  // want 57 blocking-sleep main
  usleep(1)
}

// The main queue in a constant or an argument, and functions that it is handed.
let screenQueue = DispatchQueue.main
struct Screens {
  let queue: DispatchQueue = .main
}
func constants(_ screens: Screens) {
  screenQueue.async { usleep(1) }  // want 23 blocking-sleep main
  screens.queue.async { usleep(1) }  // want 25 blocking-sleep main
}
func arguments(_ group: DispatchGroup, _ item: DispatchWorkItem, _ center: NotificationCenter) {
  group.notify(queue: .main) { usleep(1) }  // want 32 blocking-sleep main
  item.notify(queue: screenQueue) { usleep(1) }  // want 37 blocking-sleep main
  group.notify(queue: .global()) { usleep(1) }
  _ = center.addObserver(forName: nil, object: nil, queue: .main) { _ in helper() }  // want 74 blocking-sleep main
  _ = center.addObserver(forName: nil, object: nil, queue: nil) { _ in helper() }
}
func references() {
  DispatchQueue.main.async(execute: helper)  // want 37 blocking-sleep main via helper() > usleep(_:)
  let work = { helper() }
  DispatchQueue.main.async(execute: work)  // want 37 blocking-sleep main
  DispatchQueue.global().async(execute: helper)
}
