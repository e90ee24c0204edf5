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
