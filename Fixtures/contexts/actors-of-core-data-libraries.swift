// Actors on the queue of a Core Data context: CoreDataEvolution's protocol and macro give them their executor.
import CoreData
import CoreDataEvolution

@NSModelActor
actor Handler {
  func load(_ url: URL) throws -> Data { try Data(contentsOf: url) }
}

actor Store: NSModelActor {
  nonisolated let modelContainer: NSPersistentContainer
  nonisolated let modelExecutor: NSModelObjectContextExecutor
  init(container: NSPersistentContainer) {
    modelContainer = container
    modelExecutor = .init(context: container.newBackgroundContext())
  }
  func load(_ url: URL) throws -> Data { try Data(contentsOf: url) }
}

actor Plain {
  func load(_ url: URL) throws -> Data { try Data(contentsOf: url) }  // want blocking-file-io
}
