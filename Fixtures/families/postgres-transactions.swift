// A transaction of PostgresClientKit is three statements, each with its answer.
import PostgresClientKit

func change(_ connection: Connection) async throws {
  try connection.beginTransaction()  // want 18 blocking-database-client
  let statement = try connection.prepareStatement(text: "x")  // want 34 blocking-database-client
  try statement.execute()  // want 17 blocking-database-client
  try connection.commitTransaction()  // want 18 blocking-database-client
  try connection.rollbackTransaction()  // want 18 blocking-database-client
}
