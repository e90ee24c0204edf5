// Core Data: `performAndWait` waits; `perform` and background tasks do not.
import CoreData

final class Store {
  let container: NSPersistentContainer
  init(container: NSPersistentContainer) { self.container = container }

  func wait(_ context: NSManagedObjectContext) async {
    context.performAndWait { print("x") }  // want 13 core-data-wait error certain
    container.viewContext.performAndWait { print("x") }  // want 27 core-data-wait
  }
  // What is done while the caller waits is no second finding.
  func save(_ context: NSManagedObjectContext) async throws {
    try context.performAndWait { try context.save() }  // want 17 core-data-wait error certain "NSManagedObjectContext.performAndWait(_:)"
    context.performAndWait {  // want 13 core-data-wait
      usleep(1)
      store(context)
      Task { usleep(1) }  // want 14 blocking-sleep
    }
    try context.save()  // want 17 core-data-wait warning
  }
  func store(_ context: NSManagedObjectContext) { try? context.save() }
  func hop(_ context: NSManagedObjectContext) async throws {
    try await context.perform { try context.save() }
    context.perform { try? context.save() }
    container.performBackgroundTask { context in try? context.save() }
    try await container.performBackgroundTask { context in try context.save() }
  }
}

func all(_ request: NSFetchRequest<NSManagedObject>, _ coordinator: NSPersistentStoreCoordinator) async throws {
  _ = try request.execute()  // want 19 core-data-wait
  coordinator.performAndWait { usleep(1) }  // want 15 core-data-wait
  await coordinator.perform { usleep(1) }
  let first = coordinator.performAndWait { [URL(fileURLWithPath: "/x")] }.first  // want 27 core-data-wait
  _ = first.map { try? Data(contentsOf: $0) }  // want blocking-file-io
}
