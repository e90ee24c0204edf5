// Behind an "await" of its end a process or operation is waited for by nobody.
import Foundation

func processes(_ process: Process, _ other: Process) async throws -> Int32 {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    process.terminationHandler = { _ in continuation.resume() }
    do { try process.run() } catch { continuation.resume(throwing: error) }
  }
  process.waitUntilExit()
  other.waitUntilExit()  // want 9 blocking-process
  if process.terminationStatus != 0 { process.waitUntilExit() }
  try process.run()
  process.waitUntilExit()  // want 11 blocking-process
  return process.terminationStatus
}
func values(_ process: Process) async -> Int32 {
  let status = await withCheckedContinuation { continuation in
    process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
    process.launch()
  }
  process.waitUntilExit()
  return status
}
func operations(_ operation: Operation, _ queue: OperationQueue) async {
  await withUnsafeContinuation { continuation in
    operation.completionBlock = { continuation.resume() }
    queue.addOperation(operation)
  }
  operation.waitUntilFinished()
}

// Started and not awaited, told of something else, resumed by somebody else, or not started because an error was dropped.
func started(_ process: Process) async throws {
  process.terminationHandler = { _ in print("end") }
  try process.run()
  process.waitUntilExit()  // want 11 blocking-process
}
func resumed(_ process: Process) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    process.terminationHandler = { _ in print("end") }
    do {
      try process.run()
      continuation.resume()
    } catch { continuation.resume(throwing: error) }
  }
  process.waitUntilExit()  // want 11 blocking-process
}
func told(_ process: Process) async throws {
  await withCheckedContinuation { continuation in
    process.terminationHandler = { _ in print("end") }
    DispatchQueue.main.async { continuation.resume() }
  }
  process.waitUntilExit()  // want 11 blocking-process
}
func dropped(_ process: Process) async {
  try? await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    process.terminationHandler = { _ in continuation.resume() }
    do { try process.run() } catch { continuation.resume(throwing: error) }
  }
  process.waitUntilExit()  // want 11 blocking-process
}
func sometimes(_ process: Process, _ flag: Bool) async throws {
  if flag {
    await withCheckedContinuation { continuation in
      process.terminationHandler = { _ in continuation.resume() }
      process.launch()
    }
  }
  process.waitUntilExit()  // want 11 blocking-process
}

// The handler may hand the continuation on; whoever else has it may resume it before.
func finish(_ continuation: CheckedContinuation<Void, Never>) { continuation.resume() }
func handed(_ process: Process) async {
  await withCheckedContinuation { continuation in
    process.terminationHandler = { _ in finish(continuation) }
    process.launch()
  }
  process.waitUntilExit()
}
func inTime(_ process: Process) async {
  await withCheckedContinuation { continuation in
    process.terminationHandler = { _ in continuation.resume() }
    DispatchQueue.main.asyncAfter(deadline: .now() + 1, execute: continuation.resume)
    process.launch()
  }
  process.waitUntilExit()  // want 11 blocking-process
}
func kept(_ operation: Operation, _ waiting: inout [CheckedContinuation<Void, Never>]) async {
  await withCheckedContinuation { continuation in
    waiting.append(continuation)
    operation.completionBlock = { continuation.resume() }
  }
  operation.waitUntilFinished()  // want 13 blocking-wait
}
func either(_ process: Process, _ isTold: Bool) async {
  await withCheckedContinuation { continuation in
    if isTold { process.terminationHandler = { _ in continuation.resume() } } else { finish(continuation) }
    process.launch()
  }
  process.waitUntilExit()  // want 11 blocking-process
}

func told(_ group: DispatchGroup, _ queue: OperationQueue, _ item: DispatchWorkItem) async {
  await withCheckedContinuation { continuation in
    group.notify(queue: .global()) { continuation.resume() }
  }
  group.wait()
  await withCheckedContinuation { continuation in queue.addBarrierBlock { continuation.resume() } }
  queue.waitUntilAllOperationsAreFinished()
  await withCheckedContinuation { continuation in item.notify(queue: .global(), execute: continuation.resume) }
  item.wait()
}

func toldTooEarly(_ group: DispatchGroup, _ other: DispatchGroup) async {
  await withCheckedContinuation { continuation in
    group.notify(queue: .global()) { continuation.resume() }
  }
  other.wait()  // want blocking-wait
  group.enter()
  DispatchQueue.global().async { group.leave() }
  group.wait()  // want blocking-wait
}

func startedAgain(_ group: DispatchGroup) async {
  await withCheckedContinuation { continuation in
    group.notify(queue: .global()) { continuation.resume() }
  }
  DispatchQueue.global().async(group: group) { print(1) }
  group.wait()  // want blocking-wait
}
