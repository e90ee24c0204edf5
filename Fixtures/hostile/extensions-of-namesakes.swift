// A type in an extension of a type that bears its name, and that nobody here declares.
// swift-format-ignore-file
import Foundation
import Logging

extension Logger {
  struct Logger {
    func go() { usleep(1) }
  }
}

func use(_ logger: Logger) async {
  usleep(1)  // want 3 blocking-sleep
}
