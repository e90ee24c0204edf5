// An awaited transaction of Fluent runs its closure as async code, one that is not awaited on an event loop; `req.db` is Fluent's database.
// swift-format-ignore-file
import Fluent
import Vapor

func move(_ request: Request, _ application: Application) async throws {
  try await request.db.transaction { database in
    usleep(1)  // want 5 blocking-sleep
  }
  try await application.db.transaction { database in usleep(1) }  // want 54 blocking-sleep
  _ = request.db.transaction { database in
    usleep(1)  // want 5 blocking-sleep event-loop
    return database.eventLoop.makeSucceededVoidFuture()
  }
  _ = request.db.eventLoop.submit { usleep(1) }  // want 37 blocking-sleep event-loop
}

// A group of conditions is built before the call returns.
func search(_ request: Request) async throws {
  _ = try await Planet.query(on: request.db).group { group in usleep(1) }.all()  // want 63 blocking-sleep
  _ = try await Planet.query(on: request.db).group(.or) { group in
    usleep(1)  // want 5 blocking-sleep
    _ = group.group { inner in usleep(1) }  // want 32 blocking-sleep
  }.all()
}
