// Blocking work that is properly moved away: queues with continuations, threads, executors, dispatch IO.
import Dispatch
import Foundation

final class FileStore: Sendable {
  private let queue = DispatchQueue(label: "files")
  private let root: URL
  init(root: URL) { self.root = root }

  func load(_ name: String) async throws -> Data {
    try await run { try Data(contentsOf: self.root.appendingPathComponent(name)) }
  }
  func save(_ data: Data, as name: String) async throws {
    let url = root.appendingPathComponent(name)
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      queue.async {
        do {
          try FileManager.default.createDirectory(at: self.root, withIntermediateDirectories: true)
          try data.write(to: url, options: .atomic)
          continuation.resume()
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }
  func copy(_ from: String, to name: String) async throws {
    try await run { [root] in
      try FileManager.default.copyItem(at: root.appendingPathComponent(from), to: root.appendingPathComponent(name))
    }
  }
  private func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work() }) }
    }
  }
}

func shell(_ arguments: [String]) async throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  pipe.fileHandleForReading.readabilityHandler = { handle in
    let data = handle.availableData
    if data.isEmpty { handle.readabilityHandler = nil }
  }
  return try await withCheckedThrowingContinuation { continuation in
    process.terminationHandler = { process in continuation.resume(returning: process.terminationStatus) }
    do { try process.run() } catch { continuation.resume(throwing: error) }
  }
}

func lines() -> AsyncStream<String> {
  AsyncStream { continuation in
    let thread = Thread {
      while let line = readLine() { continuation.yield(line) }
      continuation.finish()
    }
    thread.start()
  }
}

func drained(_ group: DispatchGroup, _ queue: OperationQueue) async {
  await withCheckedContinuation { continuation in group.notify(queue: .global()) { continuation.resume() } }
  await withCheckedContinuation { continuation in queue.addBarrierBlock { continuation.resume() } }
}

func descriptor(_ fd: Int32) async -> [UInt8] {
  await withCheckedContinuation { continuation in
    DispatchIO.read(fromFileDescriptor: fd, maxLength: 4096, runningHandlerOn: .global()) { data, _ in
      continuation.resume(returning: Array(data))
    }
  }
}

// Synchronous code that nothing async reaches may block as it likes.
struct Report {
  func write(_ path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    Thread.sleep(forTimeInterval: 0.1)
    try data.write(to: URL(fileURLWithPath: path + ".bak"))
    let process = try Process.run(URL(fileURLWithPath: "/bin/ls"), arguments: [])
    process.waitUntilExit()
    DispatchQueue.global().sync { print(data.count) }
  }
}
