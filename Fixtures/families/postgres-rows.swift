// The closures that PostgresNIO gives rows to run on the connection's event loop, with and without bindings.
// swift-format-ignore-file
import PostgresNIO

func rows(_ database: any PostgresDatabase) {
  _ = database.query("SELECT 1", onRow: { _ in usleep(1) })  // want 48 blocking-sleep event-loop
  _ = database.query("SELECT 1", [], onRow: { _ in usleep(1) })  // want 52 blocking-sleep event-loop
  _ = database.simpleQuery("SELECT 1") { _ in usleep(1) }  // want 47 blocking-sleep event-loop
}
