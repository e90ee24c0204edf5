// Constants that the program adds to a library's types, given by their name alone.
import Foundation

extension DispatchTimeInterval {
  static let nothing: Self = .seconds(0)
  static let tick: Self = .seconds(1)
}
extension TimeInterval {
  static let atOnce: TimeInterval = 0
}
extension Date {
  static var rightNow: Date { Date() }
  static var later: Date { Date() + 3 }
}
extension UInt32 {
  static let noTime: UInt32 = 0
}
extension URL {
  static let zero = URL(fileURLWithPath: "/")
}
extension Int32 {
  static let withoutWaiting: Int32 = WNOHANG
}

func wait(_ semaphore: DispatchSemaphore, _ group: DispatchGroup) async {
  _ = semaphore.wait(timeout: .now() + .nothing)
  _ = semaphore.wait(timeout: .now() + .tick)  // want blocking-semaphore
  _ = group.wait(timeout: .now() + .atOnce)
  Thread.sleep(until: .rightNow)
  Thread.sleep(until: .later)  // want blocking-sleep
  usleep(.noTime)
  waitpid(1, nil, .withoutWaiting)
  Thread.sleep(forTimeInterval: .zero)
  _ = semaphore.wait(timeout: .now() + .zero)
}
