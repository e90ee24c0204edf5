// Selectors performed on another thread, which the caller waits for.
// swift-format-ignore-file
import AppKit

class Watcher: NSObject {
  @objc func go() {}
  func start(_ other: Thread) async {
    performSelector(onMainThread: #selector(go), with: nil, waitUntilDone: true)  // want 5 blocking-wait
    performSelector(onMainThread: #selector(go), with: nil, waitUntilDone: true, modes: nil)  // want 5 blocking-wait
    perform(#selector(go), on: other, with: nil, waitUntilDone: true, modes: nil)  // want 5 blocking-wait
    perform(#selector(go), on: other, with: nil, waitUntilDone: false, modes: nil)
  }
}
