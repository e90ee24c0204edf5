// What a function gives follows from the type that a closure writes for what it takes, or from what the closure gives.
import Foundation

func checked(_ queue: DispatchQueue) async throws {
  let handle = await withCheckedContinuation { (continuation: CheckedContinuation<FileHandle, Never>) in
    queue.async { continuation.resume(returning: .standardInput) }
  }
  _ = try handle.read(upToCount: 4)  // want blocking-file-io
}

func unsafe(_ queue: DispatchQueue) async throws {
  let handle = try await withUnsafeThrowingContinuation {
    (continuation: UnsafeContinuation<FileHandle, any Error>) -> Void in
    queue.async { continuation.resume(returning: .standardInput) }
  }
  _ = try handle.read(upToCount: 4)  // want blocking-file-io
}

func untold(_ queue: DispatchQueue) async throws {
  let handle: FileHandle = await withCheckedContinuation { continuation in
    queue.async { continuation.resume(returning: .standardInput) }
  }
  _ = try handle.read(upToCount: 4)  // want blocking-file-io
}

func cancelled() async throws {
  let handle = await withTaskCancellationHandler {
    FileHandle.standardInput
  } onCancel: {
  }
  _ = try handle.read(upToCount: 4)  // want blocking-file-io
}

struct Box<Value> {
  var value: Value
}

func filled<Value>(_ fill: (inout Box<Value>?) -> Void) -> Value? {
  var box: Box<Value>?
  fill(&box)
  return box?.value
}

func boxes() async throws {
  let handle = filled { (box: inout Box<FileHandle>?) in box = Box(value: .standardInput) }
  _ = try handle?.read(upToCount: 4)  // want blocking-file-io
}
