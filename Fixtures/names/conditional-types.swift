// A type, alias, property or result that branches of `#if` declare in different ways counts as each of them.
import Foundation

struct Quick { func run() {} }
struct Slow { func run() { usleep(1) } }

#if canImport(Darwin)
  final class Meter {
    func read() -> Int { 1 }
    let tool = Quick()
  }
  typealias Tool = Quick
  struct Alias { func run() {} }
  enum Mode { case plain }
#else
  final class Meter {
    func read() -> Int { usleep(1) == 0 ? 0 : 1 }
    let tool = Slow()
    static let shared = Meter()
  }
  typealias Tool = Slow
  typealias Alias = Slow
  enum Mode { case plain }
#endif
extension Tool { func runTwice() {} }
extension Mode { func go() { usleep(1) } }

struct Holder {
  #if os(macOS)
    let tool = Quick()
    enum Kind {
      case one
      func go() {}
    }
    func make() -> Quick { Quick() }
  #else
    let tool = Slow()
    enum Kind {
      case one
      func go() { usleep(1) }
    }
    func make() -> Slow { Slow() }
  #endif
}
func uses(_ meter: Meter, _ tool: Tool, _ alias: Alias, _ holder: Holder) async {
  _ = meter.read()  // want blocking-sleep likely
  meter.tool.run()  // want blocking-sleep likely
  tool.run()  // want blocking-sleep likely
  Tool().run()  // want blocking-sleep likely
  let made = Tool()
  made.run()  // want blocking-sleep likely
  alias.run()  // want blocking-sleep likely
  holder.tool.run()  // want blocking-sleep likely
  Holder.Kind.one.go()  // want blocking-sleep likely
  holder.make().run()  // want blocking-sleep likely
  Mode.plain.go()  // want blocking-sleep
  #if !canImport(Darwin)
    _ = Meter.shared.read()  // want blocking-sleep certain
  #endif
}

// Both branches block.
#if os(Linux)
  struct Pause: Pausing { func pause() { usleep(1) } }
  protocol Pausing { func pause() }
#else
  protocol Pausing { func pause() }
  struct Pause: Pausing { func pause() { usleep(2) } }
#endif
func pauses(_ pausing: any Pausing, _ pause: Pause) async {
  pausing.pause()  // want blocking-sleep
  pause.pause()  // want blocking-sleep likely
}

// Different types of one name elsewhere are not taken together.
enum First {
  #if os(Linux)
    struct Item { func go() { usleep(1) } }
  #endif
}
enum Second {
  #if canImport(Darwin)
    struct Item { func go() {} }
  #endif
}
#if canImport(Darwin)
  func items(_ item: Second.Item) async { item.go() }
#endif
