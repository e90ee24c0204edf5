// A wait that is reached only when the awaited thing is known to be finished does not block.
import Foundation

func operations(_ operation: Operation, _ other: Operation, _ process: Process) async {
  if operation.isFinished { operation.waitUntilFinished() }
  if operation.isFinished, !other.isCancelled {
    operation.waitUntilFinished()
  }
  guard operation.isFinished else {
    operation.waitUntilFinished()  // want 15 blocking-wait
    return
  }
  operation.waitUntilFinished()

  // Another operation's state says nothing, and neither does the opposite.
  if operation.isFinished { other.waitUntilFinished() }  // want 35 blocking-wait
  if !other.isFinished { other.waitUntilFinished() }  // want 32 blocking-wait
  if other.isExecuting { other.waitUntilFinished() }  // want 32 blocking-wait
}

func loops(_ operations: [Operation]) async {
  for operation in operations where operation.isFinished { operation.waitUntilFinished() }
  for operation in operations where !operation.isFinished { operation.waitUntilFinished() }  // want 71 blocking-wait
}

func running(_ process: Process) async {
  if !process.isRunning { process.waitUntilExit() }
  if process.isRunning { process.waitUntilExit() }  // want 34 blocking-process
  process.waitUntilExit()  // want 11 blocking-process
}

// All conditions before an `else if` are false behind it.
func branches(_ process: Process, _ flag: Bool, _ other: Bool) async {
  if process.isRunning {
    process.waitUntilExit()  // want 13 blocking-process
  } else if flag {
    process.waitUntilExit()
  } else if other {
    process.waitUntilExit()
  } else {
    process.waitUntilExit()
  }
  if flag {
    process.waitUntilExit()  // want 13 blocking-process
  } else if process.isRunning {
    process.waitUntilExit()  // want 13 blocking-process
  } else if other {
    process.waitUntilExit()
  } else if flag {
    process.waitUntilExit()
  } else {
    process.waitUntilExit()
  }
  if flag {
  } else if !process.isRunning {
    process.waitUntilExit()
  } else if other {
    process.waitUntilExit()  // want 13 blocking-process
  }
}

extension Operation {
  func finishIfDone() { if isFinished { waitUntilFinished() } }
  func finish() { waitUntilFinished() }
}
func helpers(_ operation: Operation) async {
  operation.finishIfDone()
  operation.finish()  // want 13 blocking-wait via Operation.finish() > Operation.waitUntilFinished()
}

func afterLoops(_ process: Process, _ other: Process) async throws {
  repeat { try await Task.sleep(nanoseconds: 1) } while process.isRunning
  process.waitUntilExit()
  repeat {
    if Task.isCancelled { break }
    try await Task.sleep(nanoseconds: 1)
  } while other.isRunning
  other.waitUntilExit()  // want 9 blocking-process
  repeat { try await Task.sleep(nanoseconds: 1) } while !other.isRunning
  other.waitUntilExit()  // want 9 blocking-process
  repeat { try await Task.sleep(nanoseconds: 1) } while other.isRunning
  try other.run()
  other.waitUntilExit()  // want 9 blocking-process
}
