// Autoclosures, `defer`, interpolation, conditions and ternaries run where they stand.
import Foundation

func slow() -> Bool { usleep(1) == 0 }
func text() -> String {
  usleep(1)
  return "x"
}
func log(_ message: @autoclosure () -> String) { print(message()) }
struct Logger {
  func debug(_ message: @autoclosure () -> String) { print(message()) }
}

func run(_ flag: Bool, _ value: Bool?, _ logger: Logger) async -> Bool {
  defer { usleep(1) }  // want 11 blocking-sleep
  let a = flag && slow()  // want 19 blocking-sleep
  let b = flag || slow()  // want 19 blocking-sleep
  let c = value ?? slow()  // want 20 blocking-sleep
  assert(slow(), "never")  // want 10 blocking-sleep
  precondition(flag, text())  // want 22 blocking-sleep
  log("value \(text())")  // want 16 blocking-sleep
  log(text())  // want 7 blocking-sleep
  logger.debug("\(flag ? text() : "no")")  // want 26 blocking-sleep
  let d = flag ? slow() : a  // want 18 blocking-sleep
  if slow() { print(b) }  // want 6 blocking-sleep
  guard slow(), c else { return d }  // want 9 blocking-sleep
  while slow() { break }  // want 9 blocking-sleep
  switch slow() {  // want 10 blocking-sleep
  case true where slow(): break  // want 19 blocking-sleep
  default: break
  }
  let e = if flag { slow() } else { false }  // want 21 blocking-sleep
  for _ in 0..<Int(usleep(1)) where slow() { break }  // want 20 blocking-sleep // want 37 blocking-sleep
  let s = "outer \("inner \(text())")"  // want 29 blocking-sleep
  // want-next blocking-sleep
  let raw = #"plain \(text()) real \#(text())"#
  do { throw CancellationError() } catch { usleep(1) }  // want 44 blocking-sleep
  return e && s == raw
}

func quiet(_ flag: Bool) {
  defer { usleep(1) }
  log(text())
}
