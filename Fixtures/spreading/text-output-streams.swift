// `print(_:to:)` and the like call the stream's own `write(_:)`, without naming it.
import Foundation

struct Slow: TextOutputStream {
  mutating func write(_ string: String) { usleep(1) }
}
final class Transcript: TextOutputStream {
  func write(_ string: String) { usleep(1) }
}
struct Quick: TextOutputStream {
  var text = ""
  mutating func write(_ string: String) { text += string }
}
/// It blocks, but is no stream.
struct Writer {
  func write(_ string: String) { usleep(1) }
}

func run(_ log: Transcript) async {
  var slow = Slow()
  var quick = Quick()
  var log = log
  print("a", to: &slow)  // want 3 blocking-sleep certain via Slow.write(_:) > usleep(_:)
  print("a", 1, separator: "", terminator: "", to: &slow)  // want 3 blocking-sleep
  debugPrint("a", to: &log)  // want 3 blocking-sleep
  dump([1], to: &log)  // want 3 blocking-sleep
  dump([1], to: &log, name: "list")  // want 3 blocking-sleep
  print("a", to: &quick)
  print("a")
  helper()  // want 3 blocking-sleep via helper() > Slow.write(_:) > usleep(_:)
  Writer().write("a")  // want 12 blocking-sleep
}

func helper() {
  var slow = Slow()
  print("a", to: &slow)
}
