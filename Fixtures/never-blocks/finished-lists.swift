// What is known of all elements of a list, or of those that a predicate has picked, is known of each of them.
import Foundation

func picked(_ all: [Operation], _ processes: [Process]) async {
  all.filter(\.isFinished).forEach { $0.waitUntilFinished() }
  for operation in all.filter({ $0.isFinished }) { operation.waitUntilFinished() }
  if let first = all.first(where: { $0.isFinished }) { first.waitUntilFinished() }
  processes.filter { !$0.isRunning }.forEach { $0.waitUntilExit() }
  let ended = processes.filter { !$0.isRunning }
  ended.forEach { $0.waitUntilExit() }
  all.filter { !$0.isFinished }.forEach { $0.waitUntilFinished() }  // want blocking-wait
  all.filter(\.isReady).forEach { $0.waitUntilFinished() }  // want blocking-wait
}

func asked(_ all: [Operation]) async {
  if all.allSatisfy(\.isFinished) { all.forEach { $0.waitUntilFinished() } }
  if all.allSatisfy(\.isFinished) { return }
  all.forEach { $0.waitUntilFinished() }  // want blocking-wait
  while all.contains(where: { !$0.isFinished }) { await Task.yield() }  // want spin-wait
  for operation in all { operation.waitUntilFinished() }
}

func startedAgain(_ all: [Process]) async throws {
  guard all.allSatisfy({ !$0.isRunning }) else { return }
  for process in all { try process.run() }
  all.forEach { $0.waitUntilExit() }  // want blocking-process
}

func switched(_ operation: Operation) async {
  switch operation.isFinished {
  case true: operation.waitUntilFinished()
  case false: break
  }
  switch operation.isFinished {
  case false: operation.waitUntilFinished()  // want blocking-wait
  default: operation.waitUntilFinished()
  }
}
