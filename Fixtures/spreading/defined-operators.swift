// `!=` and `>` call the `==` and `<` of the program, also where nothing else names these.
import Foundation

struct Record: Comparable {
  static func == (left: Record, right: Record) -> Bool {
    usleep(1)
    return true
  }
  static func < (left: Record, right: Record) -> Bool {
    usleep(1)
    return true
  }
}

func compare(_ record: Record, _ other: Record, _ found: Record?) async {
  if found != nil || found == nil { return }
  _ = record != other  // want 14 blocking-sleep
  _ = record > other  // want 14 blocking-sleep
}
