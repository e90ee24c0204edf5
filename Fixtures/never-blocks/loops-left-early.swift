// Behind a loop that asks whether a process runs it has ended, unless a `break` leads there.
import Foundation

struct Late: Error {}

func checked(_ process: Process, deadline: Date) async throws {
  var timedOut = false
  try process.run()
  while process.isRunning {
    if Task.isCancelled || Date() >= deadline {
      timedOut = Date() >= deadline
      process.terminate()
      break
    }
    try? await Task.sleep(for: .milliseconds(50))
  }
  if timedOut || Task.isCancelled {
    process.waitUntilExit()  // want blocking-process
    throw CancellationError()
  }
  process.waitUntilExit()
}

func flagged(_ process: Process, deadline: Date) async throws {
  var timedOut = false
  while process.isRunning {
    if Date() >= deadline {
      timedOut = true
      break
    }
    try await Task.sleep(for: .milliseconds(50))
  }
  guard !timedOut else { throw Late() }
  process.waitUntilExit()
}

func unchecked(_ process: Process, deadline: Date) async throws {
  var timedOut = false
  while process.isRunning {
    if Task.isCancelled || Date() >= deadline {
      timedOut = Date() >= deadline
      break
    }
    try? await Task.sleep(for: .milliseconds(50))
  }
  if timedOut { throw Late() }
  process.waitUntilExit()  // want blocking-process
}

func logged(_ process: Process, deadline: Date) async throws {
  var timedOut = false
  while process.isRunning {
    if Date() >= deadline {
      timedOut = true
      break
    }
    try await Task.sleep(for: .milliseconds(50))
  }
  if timedOut { print("late") }
  process.waitUntilExit()  // want blocking-process
}
