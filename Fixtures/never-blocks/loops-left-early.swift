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

// The reason has to be there still.
func reset(_ process: Process, _ limit: Int) async throws {
  var count = 0
  var isLate = false
  while process.isRunning {
    count += 1
    if count > limit {
      count = 0
      break
    }
    try await Task.sleep(for: .milliseconds(50))
  }
  if count > limit { throw Late() }
  process.waitUntilExit()  // want blocking-process
  while process.isRunning {
    if count > limit {
      isLate = true
      break
    }
    try await Task.sleep(for: .milliseconds(50))
  }
  isLate = false
  if isLate { throw Late() }
  process.waitUntilExit()  // want blocking-process
}

func flaggedBesideOthers(_ process: Process, _ isLate: Bool, _ isWanted: Bool) async {
  var timedOut = false
  while process.isRunning {
    if isLate {
      timedOut = true
      break
    }
    await Task.yield()
  }
  guard isWanted, !timedOut else { return }
  process.waitUntilExit()
}

func flaggedOrOthers(_ process: Process, _ isLate: Bool, _ isWanted: Bool) async {
  var timedOut = false
  while process.isRunning {
    if isLate {
      timedOut = true
      break
    }
    await Task.yield()
  }
  guard isWanted || !timedOut else { return }
  process.waitUntilExit()  // want blocking-process
}
