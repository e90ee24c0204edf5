// The resolver, by way of a module of the project: its names on Darwin, and elsewhere.
import CResolver

func records(_ name: String, _ answer: inout [UInt8]) async -> Int32 {
  _ = res_query(name, 1, 16, &answer, 512)  // want 7 blocking-dns
  return res_9_query(name, 1, 16, &answer, 512)  // want 10 blocking-dns
}
