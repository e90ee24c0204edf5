// Actor initializers and static members have ordinary summaries: their calls from async code are reported.
import Foundation

actor Journal {
  init() { usleep(1) }
  init(path: String) { Thread.sleep(forTimeInterval: 1) }
  static func rotate() { usleep(1) }
  nonisolated func label() -> String {
    usleep(1)
    return "journal"
  }

  func work() {
    Journal.rotate()  // want 13 blocking-sleep via Journal.rotate() > usleep(_:)
    _ = label()  // want 9 blocking-sleep via Journal.label() > usleep(_:)
  }
}

func open() async {
  let one = Journal()  // want 13 blocking-sleep via Journal.init() > usleep(_:)
  let two = Journal(path: "/x")  // want 13 blocking-sleep via Journal.init(path:) > Thread.sleep(forTimeInterval:)
  Journal.rotate()  // want 11 blocking-sleep
  _ = one.label()  // want 11 blocking-sleep
  await two.work()
}

func sync() {
  _ = Journal()
  Journal.rotate()
}
