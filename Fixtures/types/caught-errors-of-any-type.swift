// What a `catch` gets is an error, and has the members that the program adds to all of them.
import Foundation

extension Error {
  func report() { doze() }
}
func doze() { usleep(1) }
func work() throws {}
func catches() async {
  do { try work() } catch { error.report() }  // want 35 blocking-sleep
  do { try work() } catch let failure { failure.report() }  // want 49 blocking-sleep
}
