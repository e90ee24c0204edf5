// Overloads that are handed over: what the place takes tells them apart.
import Foundation

func put(_ value: Int) { usleep(1) }
func put(_ value: String) {}
func put<Value>(_ values: [Value]) { usleep(1) }
func load(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }
func load(_ path: String) async -> Data? { nil }

func use(_ names: [String]) async {
  names.forEach(put)
  [1, 2].forEach(put)  // want 18 blocking-sleep certain
  [[1], [2]].forEach(put)  // want 22 blocking-sleep certain
  _ = names.map(load)  // want 17 blocking-file-io certain
}

struct Route {
  init(_ path: String, handle: @escaping @Sendable () async -> Void) {}
}
let routes = [Route("a") { usleep(1) }, .init("b") { usleep(1) }]  // want 28 blocking-sleep  // want 54 blocking-sleep
