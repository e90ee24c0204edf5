// Opening, preparing and binding are short: `info`.
import CSQLite

func opens() async {
  var database: OpaquePointer?
  sqlite3_open("/tmp/x.db", &database)  // want 3 blocking-sqlite info
  var statement: OpaquePointer?
  sqlite3_prepare_v2(database, "SELECT 1", -1, &statement, nil)  // want 3 blocking-sqlite info
}
