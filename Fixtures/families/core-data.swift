// Core Data: `performAndWait` waits; `perform` and background tasks do not.
import CoreData

final class Store {
  let container: NSPersistentContainer
  init(container: NSPersistentContainer) { self.container = container }

  func wait(_ context: NSManagedObjectContext) async {
    context.performAndWait { print("x") }  // want 13 core-data-wait error certain
    container.viewContext.performAndWait { print("x") }  // want 27 core-data-wait
  }
  func hop(_ context: NSManagedObjectContext) async throws {
    try await context.perform { try context.save() }
    context.perform { try? context.save() }
    container.performBackgroundTask { context in try? context.save() }
    try await container.performBackgroundTask { context in try context.save() }
  }
}
