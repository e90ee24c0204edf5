// A closure that does not escape is taken to a queue all the same, by the name it has where it may escape.
import Foundation

let workQueue = DispatchQueue(label: "work")

func viaQueue<R: Sendable>(_ work: @escaping @Sendable () throws -> R) async throws -> R {
  try await withCheckedThrowingContinuation { continuation in
    workQueue.async { continuation.resume(with: Result { try work() }) }
  }
}
func direct<R: Sendable>(_ work: @Sendable () throws -> R) async throws -> R {
  try await withoutActuallyEscaping(work) { escaping in
    try await withCheckedThrowingContinuation { continuation in
      workQueue.async { continuation.resume(with: Result { try escaping() }) }
    }
  }
}
func forwarded<R: Sendable>(_ work: @Sendable () throws -> R) async throws -> R {
  try await withoutActuallyEscaping(work) { escaping in try await viaQueue(escaping) }
}
func renamed<R: Sendable>(_ work: @Sendable () throws -> R) async throws -> R {
  try await withoutActuallyEscaping(work) { escaping in
    try await withCheckedThrowingContinuation { continuation in
      let other = escaping
      workQueue.async { continuation.resume(with: Result { try other() }) }
    }
  }
}
func inline<R: Sendable>(_ work: @Sendable () throws -> R) async throws -> R {
  try withoutActuallyEscaping(work) { escaping in
    let other = escaping
    return try other()
  }
}

func use(_ url: URL) async throws {
  _ = try await direct { try Data(contentsOf: url) }
  _ = try await forwarded { try Data(contentsOf: url) }
  _ = try await renamed { try Data(contentsOf: url) }
  _ = try await inline { try Data(contentsOf: url) }  // want blocking-file-io
}
