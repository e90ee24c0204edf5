// Functions of its own that take something else, or the same.
import Core
import Foundation

struct Key {}
enum Turns: ExpressibleByIntegerLiteral {
  case some
  init(integerLiteral value: Int) { self = .some }
}

func load(_ key: Key) -> Data? { nil }
func pause(_ turns: Turns) {}
func both(_ name: String) {}

func use(_ path: String, _ number: Int) async {
  _ = load(path)  // want blocking-file-io
  _ = load("/etc/hosts")  // want blocking-file-io
  _ = load(Key())
  pause(number)  // want blocking-sleep
  pause(Turns.some)
  // The same signature: the module's own hides the other.
  both(path)
  Core.both(path)  // want blocking-sleep
}
