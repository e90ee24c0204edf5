// A check says nothing any more once the process runs, the variable is set anew, or where it asked another value.
import Foundation
final class Runner {
  let process = Process()
  func start() async throws {
    guard !process.isRunning else { throw CancellationError() }
    try process.run()
    process.waitUntilExit()  // want 13 blocking-process
  }
  func start2() async throws {
    if !process.isRunning {
      try process.run()
      process.waitUntilExit()  // want 15 blocking-process
    }
  }
  func start3() async throws {
    if process.isRunning { process.terminate() } else { try launch(process); process.waitUntilExit() }  // want 86 blocking-process
  }
  func start4() async throws { while !process.isRunning { try process.run(); process.waitUntilExit() } }  // want 86 blocking-process
  func stop() async { if !process.isRunning { process.waitUntilExit() } }
}
func launch(_ p: Process) throws { try p.run() }
extension Process {
  func runIfIdle() throws { guard !isRunning else { return }; try run(); waitUntilExit() }
}
func use(_ p: Process) async throws { try p.runIfIdle() }  // want 45 blocking-process
final class Scheduler {
  var current = BlockOperation {}
  var queue: [Operation] = []
  func next() -> Operation { queue.removeFirst() }
  func a() async { if next().isFinished { next().waitUntilFinished() } }  // want 50 blocking-wait
  func b() async { if current.isFinished { current = BlockOperation {}; current.waitUntilFinished() } }  // want 81 blocking-wait
  func c() async { var i = 0; if queue[i].isFinished { i += 1; queue[i].waitUntilFinished() } }  // want 73 blocking-wait
  func d() async { var op = next(); if op.isFinished { op = next(); op.waitUntilFinished() } }  // want 72 blocking-wait
  func e() async { if current.isFinished { current.waitUntilFinished() } }
}

// What has finished stays so, whatever is done with it.
extension Operation {
  func done() {
    if isFinished {
      print("done")
      waitUntilFinished()
    }
  }
}
func kept(_ operation: Operation, _ process: Process) async {
  operation.done()
  if operation.isFinished {
    print(operation)
    operation.cancel()
    operation.waitUntilFinished()
  }
  guard !process.isRunning else { return }
  print(process)
  process.terminate()
  process.waitUntilExit()
}
