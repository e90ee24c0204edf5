// The database that SQLiteData hands out as a dependency is GRDB's.
import ComposableArchitecture
import SQLiteData
import SwiftUI

struct Feature {
  @Dependency(\.defaultDatabase) private var database

  func reduce() -> Effect<Action> {
    .run { send in
      try database.write { db in try Item.delete().execute(db) }  // want 20 grdb-sync-access certain
      try await database.write { db in try Item.delete().execute(db) }
      await send(.saved)
    }
  }
}

struct Row: View {
  @Dependency(\.defaultDatabase) private var database

  var body: some View {
    Button("Delete") {
      withErrorReporting { try database.write { db in try Item.delete().execute(db) } }
    }
    .task {
      withErrorReporting { try database.write { db in try Item.delete().execute(db) } }  // want 41 grdb-sync-access
    }
  }
}
