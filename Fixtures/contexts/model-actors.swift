// SwiftData's actors run on the queue of their context, not on the pool.
// swift-format-ignore-file
import Foundation
import SwiftData

@ModelActor
actor Meals {
  func all() throws -> [Meal] {
    usleep(1)
    return try modelContext.fetch(FetchDescriptor<Meal>())
  }
  func export(to url: URL) async throws {
    try Data().write(to: url)
    Task.detached { usleep(1) }  // want 21 blocking-sleep
  }
}

extension Meals {
  func more() { usleep(1) }
  nonisolated func load(_ url: URL) async { usleep(1) }  // want 45 blocking-sleep
}

actor Drinks: ModelActor {
  nonisolated let modelContainer: ModelContainer
  nonisolated let modelExecutor: any ModelExecutor
  init(_ container: ModelContainer) {
    modelContainer = container
    modelExecutor = DefaultSerialModelExecutor(modelContext: ModelContext(container))
  }
  func save() throws { usleep(1) }
}

@Logged actor Others {
  func run() { usleep(1) }  // want 16 blocking-sleep
}

func use(_ meals: Meals) async throws {
  _ = try await meals.all()
  await meals.more()
  usleep(1)  // want 3 blocking-sleep
}
