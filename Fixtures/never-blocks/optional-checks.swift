// A check of what may be nil is one: of nothing nobody waits for the end. It holds for tasks that are made behind it, too.
// swift-format-ignore-file
import Foundation

final class Runner {
  var process: Process?
  var other: Process?
  func unlessTrue() async { if process?.isRunning != true { process?.waitUntilExit() } }
  func ifNotFalse() async { if process?.isRunning != false { process?.waitUntilExit() } }  // want 71 blocking-process
  func filled() async { if process?.isRunning ?? false { return }; process?.waitUntilExit() }
  func filledOtherwise() async { if process?.isRunning ?? true { return }; process?.waitUntilExit() }
  func notFilled() async { if !(process?.isRunning ?? false) { process?.waitUntilExit() } }
  func filledWith(_ flag: Bool) async { if !(process?.isRunning ?? flag) { process?.waitUntilExit() } }  // want 85 blocking-process
  func bound() async {
    while let process, process.isRunning { try? await Task.sleep(nanoseconds: 1) }
    process?.waitUntilExit()
  }
  func boundByName() async {
    if let running = process, running.isRunning { return }
    process?.waitUntilExit()
  }
  func boundOther() async {
    if let other, other.isRunning { return }
    process?.waitUntilExit()  // want 14 blocking-process
  }
  func boundBesides(_ name: String?) async {
    if let name, !name.isEmpty, process?.isRunning == true { return }
    if let name, process?.isRunning == (name == "a") { return }
    if let process, process.isRunning, other != nil { return }
    process?.waitUntilExit()  // want 14 blocking-process
  }
  func boundFlag(_ name: String?) async {
    if let name, name.isEmpty { return }
    if let _ = name, process!.isRunning { return }
    process?.waitUntilExit()  // want 14 blocking-process
  }
  func boundBefore() async {
    guard let old = process else { return }
    process = Process()
    if !old.isRunning { process?.waitUntilExit() }  // want 34 blocking-process
  }
}

func makesTasks(_ process: Process, _ group: [Int]) async {
  if !process.isRunning { Task { process.waitUntilExit() } }
  if !process.isRunning { Task { [process] in await Task.yield(); process.waitUntilExit() } }
  guard !process.isRunning else { return }
  await withTaskGroup(of: Void.self) { group in group.addTask { process.waitUntilExit() } }
}
func makesTasksBefore(_ process: Process) async throws {
  if !process.isRunning { Task { process.waitUntilExit() } }  // want 42 blocking-process
  try process.run()
}
final class Owner: @unchecked Sendable {
  var process = Process()
  func later() async {
    if !process.isRunning { Task { self.process.waitUntilExit() } }  // want 49 blocking-process
  }
}
func inline(_ process: Process) async throws {
  if !process.isRunning { [1].forEach { _ in process.waitUntilExit() } }
  if !process.isRunning {
    try process.run()
    [1].forEach { _ in process.waitUntilExit() }  // want 32 blocking-process
  }
}
