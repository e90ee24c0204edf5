// Who uses them.
import Foundation

struct Slow { func run() { usleep(1) } }

func uses(_ statistics: Statistics, _ buffer: Buffer<Slow>) async {
  _ = statistics.read()  // want blocking-sleep likely
  _ = statistics.count  // want blocking-sleep likely
  _ = Statistics().read()  // want blocking-sleep likely
  _ = Paths("a")  // want blocking-sleep likely
  buffer.first()?.run()  // want blocking-sleep
  buffer.last()?.run()  // want blocking-sleep
  #if os(Linux)
    statistics.onlyHere()  // want blocking-sleep
    _ = statistics.count
  #endif
}
