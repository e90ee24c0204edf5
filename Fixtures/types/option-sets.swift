// Implicit members in the literal of an option set.
// swift-format-ignore-file
import Foundation

struct Flags: OptionSet {
  let rawValue: Int
  static let fast = Flags(rawValue: 1)
  static var stored: Flags { Flags(rawValue: readLine() == nil ? 2 : 4) }
}
func take(_ flags: Flags) {}

func literals() async {
  let flags: Flags = [.fast, .stored]  // want 31 blocking-stdio
  take([.stored])  // want 10 blocking-stdio
  take([.fast])
  print(flags)
}
