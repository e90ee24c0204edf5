// Constants that stand for each other have no value, and are no reason to wait for one.
import Dispatch
import Foundation

struct Deadlines {
  static let first: DispatchTime = second + 0
  static let second: DispatchTime = first + 0
}

let early: Date = late.addingTimeInterval(0)
let late: Date = early.addingTimeInterval(0)

func waits(_ semaphore: DispatchSemaphore, _ condition: NSCondition) async {
  _ = semaphore.wait(timeout: Deadlines.first)  // want 17 blocking-semaphore
  _ = condition.wait(until: early)  // want 17 blocking-wait
}

protocol Files { func read() }
struct Disk: Files { func read() { sleep(1) } }
struct Memory: Files { func read() {} }
struct Loader {
  let files: any Files
  func load() { files.read() }
}
enum Loaders {
  static let first: Loader = Loader(files: second.files)
  static let second: Loader = Loader(files: first.files)
}

func loads() async {
  Loaders.first.load()  // want 17 blocking-sleep
}

func need(_ name: String?) { if name == nil { sleep(1) } }
let environment: String? = ProcessInfo.processInfo.environment["A"]
let given: String? = environment ?? given
func needs(_ flag: Bool) async {
  need(given)  // want 3 blocking-sleep
  need(flag ? nil : environment ?? "x")  // want 3 blocking-sleep
  need(environment ?? given ?? "x")
}
