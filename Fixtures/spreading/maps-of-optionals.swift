// An optional statement's `map` gives the statement to the closure; only that of the statement itself goes through the rows.
import SQLite

struct Store {
  var last: Statement?
}

func names(_ found: Statement?, _ byName: [String: Statement], _ store: Store?, _ database: Connection) async {
  _ = found.map { $0 }
  _ = found.flatMap { $0.columnNames }
  _ = byName["a"].map { $0 }
  _ = store?.last.map { $0 }
  _ = (try? database.prepare("SELECT name FROM people")).map { $0 }  // want 22 blocking-sqlite info
  _ = found?.map { $0 }  // want 14 blocking-sqlite
  _ = found!.map { $0 }  // want 14 blocking-sqlite
  _ = byName["a"]?.compactMap { $0[0] }  // want 20 blocking-sqlite
  _ = store?.last?.map { $0 }  // want 20 blocking-sqlite
}
