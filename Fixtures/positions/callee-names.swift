// The column is that of the callee's name token, whatever stands around it.
// swift-format-ignore-file
import Foundation

typealias Sleeper = Thread
struct Deep { struct Inner { static func block() { usleep(1) } } }
func helper(_ value: Int = 0, body: () -> Void = {}) -> Int { Int(usleep(1)) }

func columns(_ url: URL, _ semaphore: DispatchSemaphore?, _ list: [DispatchGroup]) async throws {
  Thread.sleep(forTimeInterval: 1)  // want 10 blocking-sleep
  Sleeper.sleep(forTimeInterval: 1)  // want 11 blocking-sleep
  _ = try Data(contentsOf: url)  // want 11 blocking-file-io
  _ = try Data.init(contentsOf: url)  // want 16 blocking-file-io
  let data: Data = try .init(contentsOf: url)  // want 25 blocking-file-io
  semaphore?.wait()  // want 14 blocking-semaphore
  semaphore!.wait()  // want 14 blocking-semaphore
  list[0].wait()  // want 11 blocking-wait
  list.first!.wait()  // want 15 blocking-wait
  (list.last)?.wait()  // want 16 blocking-wait
  Deep.Inner.block()  // want 14 blocking-sleep
  _ = helper(1) { print("x") }  // want 7 blocking-sleep
  _ = helper()  // want 7 blocking-sleep

  usleep(1); usleep(2)  // want 3 blocking-sleep // want 14 blocking-sleep
  if helper() > 1, helper() < 3 { usleep(1) }  // want 6 blocking-sleep // want 20 blocking-sleep // want 35 blocking-sleep
  _ = data
  Thread
    .sleep(forTimeInterval: 1)  // want 6 blocking-sleep
  _ = try String(contentsOf: url, encoding: .utf8)  // want 11 blocking-file-io
    .split(separator: "\n")
    .map { _ in helper() }  // want 17 blocking-sleep
  _ = FileManager.default
    .contents(  // want 6 blocking-file-io
      atPath: url.path
    )
}
