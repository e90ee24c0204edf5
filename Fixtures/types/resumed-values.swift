// What a continuation's closure resumes with is what is awaited, where nothing else says the type.
import Foundation

struct Fix: Sendable {
  func run() { usleep(1) }
}

func use(_ fix: Fix) async throws {
  let anonymous = await withCheckedContinuation { $0.resume(returning: fix) }
  anonymous.run()  // want blocking-sleep
  let named = await withCheckedContinuation { continuation in continuation.resume(returning: Fix()) }
  named.run()  // want blocking-sleep
  let thrown = try await withCheckedThrowingContinuation { continuation in continuation.resume(returning: fix) }
  thrown.run()  // want blocking-sleep
}
