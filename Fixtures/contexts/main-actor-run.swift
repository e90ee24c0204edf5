// The body of `MainActor.run` is a context: the main thread must not block either.
import Foundation

func refresh(_ url: URL) async throws -> Int {
  await MainActor.run { usleep(1) }  // want 25 blocking-sleep
  let data = try await MainActor.run {
    try Data(contentsOf: url)  // want 9 blocking-file-io
  }
  let count = await MainActor.run(resultType: Int.self) {
    sleep(1)  // want blocking-sleep
    return data.count
  }
  Task { @MainActor in sleep(1) }  // want 24 blocking-sleep
  return count
}

// Also where nothing around it is async.
func later() {
  Task {
    await MainActor.run {
      helper()  // want blocking-sleep via helper() > sleep(_:)
    }
  }
}

func helper() { sleep(1) }

enum Own {
  // An own type of that name runs its closure nowhere special, and from no async context.
  enum MainActor {
    static func run(_ body: () -> Void) { body() }
  }
  static func go() { MainActor.run { sleep(1) } }
}
