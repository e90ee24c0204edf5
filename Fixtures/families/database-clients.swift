// C clients of databases are known by their distinctive names, whatever module wraps them.
// swift-format-ignore-file
import CLibPQ
import CMySQL
import Foundation

func postgres(_ connection: OpaquePointer) async {
  let result = PQexec(connection, "SELECT 1")  // want 16 blocking-database-client
  PQclear(result)
  _ = PQntuples(result)
}

func query(_ connection: OpaquePointer) -> OpaquePointer? { PQexec(connection, "SELECT 1") }
func caller(_ connection: OpaquePointer) async {
  _ = query(connection)  // want 7 blocking-database-client via query(_:) > PQexec(_:_:)
}

struct Pool {
  func PQexec(_ name: String) -> Int { 1 }
  func own() async { _ = PQexec("x") }
}

func redis(_ context: UnsafeMutablePointer<redisContext>, _ words: UnsafeMutablePointer<UnsafePointer<CChar>?>) async {
  let reply = redisCommandArgv(context, 1, words, nil)  // want 15 blocking-database-client
  freeReplyObject(reply)
  redisAppendCommandArgv(context, 1, words, nil)
  var answer: UnsafeMutableRawPointer?
  _ = redisGetReply(context, &answer)  // want 7 blocking-database-client
}
