// What a local constant says of a process holds as a check of it does: until something may have started it again.
import Foundation

func ended(_ process: Process) async {
  let exited = !process.isRunning
  if exited { process.waitUntilExit() }
  guard exited else {
    process.waitUntilExit()  // want blocking-process
    return
  }
  process.waitUntilExit()
}

func again(_ process: Process) async throws {
  let exited = !process.isRunning
  try process.run()
  if exited { process.waitUntilExit() }  // want blocking-process
  let running = process.isRunning
  if !running { process.waitUntilExit() }
  if running { process.waitUntilExit() }  // want blocking-process
}

func replaced(_ make: () -> Process) async throws {
  var process = make()
  let exited = !process.isRunning
  for _ in 0..<3 {
    if exited { process.waitUntilExit() }  // want blocking-process
    process = make()
    try process.run()
  }
}

func other(_ process: Process, _ second: Process) async {
  let exited = !process.isRunning
  if exited { second.waitUntilExit() }  // want blocking-process
  var over = !process.isRunning
  if Bool.random() { over = true }
  if over { process.waitUntilExit() }  // want blocking-process
}
