// What one closure of a call gives is what the next takes.
import Foundation

final class Job: @unchecked Sendable {
  func run() { usleep(1) }
}

func make<T>(_ make: () -> T, _ use: (T) -> Void) { use(make()) }
func load<T>(_ load: () async throws -> T, then use: (T) async -> Void) async rethrows { await use(try await load()) }

func calls(_ jobs: [Job]) async {
  make({ Job() }, { $0.run() })  // want blocking-sleep
  make { jobs } _: { $0[0].run() }  // want blocking-sleep
  await load { Job() } then: { $0.run() }  // want blocking-sleep
  make({ 1 }, { _ = $0 })
}
