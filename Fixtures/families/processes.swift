// Waiting for a subprocess; starting one and asking about it does not wait.
import Foundation

@discardableResult func shell(_ command: String) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", command]
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}

func run(_ process: Process, _ pid: pid_t) async throws {
  try process.run()
  process.waitUntilExit()  // want 11 blocking-process error certain
  try shell("ls")  // want 7 blocking-process via shell(_:) > Process.waitUntilExit()
  let started = try Process.run(URL(fileURLWithPath: "/bin/ls"), arguments: [])
  started.waitUntilExit()  // want 11 blocking-process error certain
  let watched = try Process.run(URL(fileURLWithPath: "/bin/ls"), arguments: []) { _ in print("ended") }
  watched.waitUntilExit()  // want 11 blocking-process error certain
  let launched = Process.launchedProcess(launchPath: "/bin/ls", arguments: [])
  launched.waitUntilExit()  // want 12 blocking-process error certain
  started.terminationHandler = { process in process.waitUntilExit() }
  print(started.isRunning, started.processIdentifier)
  started.terminate()
  var status: Int32 = 0
  waitpid(pid, &status, 0)  // want 3 blocking-process
  waitpid(pid, &status, WNOHANG)
  waitpid(pid, &status, WNOHANG | WUNTRACED)
  wait(&status)  // want 3 blocking-process
}

struct Tool {
  let process: Process
  func start() async throws {
    try process.run()
    await withCheckedContinuation { continuation in
      process.terminationHandler = { _ in continuation.resume() }
    }
  }
}
