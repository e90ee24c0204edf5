// A `switch` or `if` expression gives one of several closures or functions to who calls what it gives.
import Foundation

enum Command {
  case list
  case print
  var handler: () -> Void {
    switch self {
    case .list: {}
    case .print: Self.show
    }
  }
  var other: () -> Void { if self == .list { {} } else { { usleep(1) } } }
  var quiet: () -> Void { if self == .list { {} } else { { _ = 1 } } }
  func made() -> () -> Void {
    switch self {
    case .list: {}
    default: Self.show
    }
  }
  static func show() { usleep(1) }
}
func commands(_ command: Command) async {
  command.handler()  // want 11 blocking-sleep
  command.other()  // want 11 blocking-sleep
  command.quiet()
  command.made()()  // want 11 blocking-sleep
  let chosen: () -> Void = switch command {
  case .list: {}
  default: Command.show
  }
  chosen()  // want 3 blocking-sleep
}
