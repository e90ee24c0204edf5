// What a stored closure is declared with is what runs only if nobody puts another in its place.
import Foundation

final class Watcher: @unchecked Sendable {
  var onChange: () -> Void = {}
  var onEnd: () -> Void = { usleep(1) }
  var onError: () -> Void = { usleep(1) }
  let log: () -> Void = { usleep(1) }
  private var own: () -> Void = { usleep(1) }
  private var ownChanged: () -> Void = { usleep(1) }
  var given: () -> Void = { usleep(1) }
  nonisolated(unsafe) static var shared: () -> Void = { usleep(1) }
  nonisolated(unsafe) static var sharedChanged: () -> Void = { usleep(1) }

  init(_ given: @escaping () -> Void) { self.given = given }

  func change() { ownChanged = {} }

  func run() async {
    own()  // want blocking-sleep certain
    ownChanged()  // want blocking-sleep likely
    given()  // want blocking-sleep likely
  }
}

/// Whoever makes one may give it another.
struct Options {
  var load: () -> Void = { usleep(1) }
  private var close: () -> Void = { usleep(1) }

  func run() async {
    load()  // want blocking-sleep likely
    close()  // want blocking-sleep certain
  }
}

func wire(_ watcher: Watcher) {
  watcher.onChange = { usleep(1) }
  watcher.onEnd = {}
  Watcher.sharedChanged = {}
}

func use(_ watcher: Watcher) async {
  watcher.onChange()  // want blocking-sleep likely
  watcher.onEnd()  // want blocking-sleep likely
  watcher.onError()  // want blocking-sleep certain
  watcher.log()  // want blocking-sleep certain
  Watcher.shared()  // want blocking-sleep certain
  Watcher.sharedChanged()  // want blocking-sleep likely
  _ = [1].map { _ in watcher.onEnd() }  // want 30 blocking-sleep likely
}

/// The initializer that the compiler writes stays beside those of extensions.
struct Listener {
  var onData: () -> Void = { usleep(1) }
  func receive() async { onData() }  // want blocking-sleep likely
}
extension Listener {
  init(count: Int) { self.init() }
}
