// Attributes, isolation and modifiers on an async function change nothing.
import Foundation

@MainActor func onMain() async { usleep(1) }  // want blocking-sleep
@concurrent func hopping() async { usleep(1) }  // want blocking-sleep
nonisolated(nonsending) func staying() async { usleep(1) }  // want blocking-sleep
nonisolated func open() async { usleep(1) }  // want blocking-sleep
@discardableResult func ignored() async -> Int32 { usleep(1) }  // want blocking-sleep
@inlinable public func inlined() async { usleep(1) }  // want blocking-sleep
@available(*, deprecated, message: "use the other") func old() async { usleep(1) }  // want blocking-sleep
func sendingValue(_ value: sending NSObject) async { usleep(1) }  // want blocking-sleep
func isolatedTo(_ actor: isolated (any Actor)? = #isolation) async { usleep(1) }  // want blocking-sleep
func borrowed(_ value: borrowing String) async { usleep(1) }  // want blocking-sleep
private func hidden() async { usleep(1) }  // want blocking-sleep
@Sendable func sendable() async { usleep(1) }  // want blocking-sleep

@MainActor final class ViewModel {
  var title = ""
  func refresh() async {
    title = "loading"
    sleep(1)  // want blocking-sleep
  }
  // Synchronous work on the main actor is the `main` context, off by default.
  func redraw() { sleep(1) }
  nonisolated func detachedWork() async { sleep(1) }  // want blocking-sleep
}

actor Store {
  nonisolated func export() async { sleep(1) }  // want blocking-sleep
  static func shared() async -> Store {
    sleep(1)  // want blocking-sleep
    return Store()
  }
  init() {}
  init(path: String) async { sleep(1) }  // want blocking-sleep
}

class Legacy {
  open func work() async { sleep(1) }  // want blocking-sleep
  final func more() async { sleep(1) }  // want blocking-sleep
  class func shared() async { sleep(1) }  // want blocking-sleep
}
