// An application that is made by its initializer loads its environment before it returns.
import Vapor

func start(_ environment: Environment) async throws {
  let application = Application(environment)  // want 21 event-loop-wait error
  defer { application.shutdown() }  // want 23 event-loop-wait
  let own = try await Application.make(environment)
  try await own.execute()
  try await own.asyncShutdown()
}

func startAtDefaults() async throws {
  let application = try await Application.make()
  try application.start()  // want 19 event-loop-wait certain
}

func test() async throws {
  _ = Application(.testing)  // want 7 event-loop-wait
  _ = Application()  // want 7 event-loop-wait
  _ = Application(.testing, .createNew)  // want 7 event-loop-wait
}
