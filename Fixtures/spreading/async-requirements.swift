// A synchronous implementation of an async requirement blocks its caller although the call is awaited.
import Foundation

protocol Service {
  func start() async
  func fetch(_ id: Int) async throws -> Int
  var status: Int { get async }
}
struct Blocking: Service {
  func start() { usleep(1) }
  func fetch(_ id: Int) throws -> Int {
    usleep(1)
    return id
  }
  var status: Int {
    usleep(1)
    return 1
  }
}
struct Honest: Service {
  func start() async {}
  func fetch(_ id: Int) async throws -> Int { id }
  var status: Int { get async { 1 } }
}

func use(_ service: any Service, _ blocking: Blocking, _ honest: Honest) async throws {
  await service.start()  // want 17 blocking-sleep likely
  _ = try await service.fetch(1)  // want 25 blocking-sleep likely
  _ = await service.status  // want 21 blocking-sleep likely
  blocking.start()  // want 12 blocking-sleep certain
  _ = try blocking.fetch(1)  // want 20 blocking-sleep
  await honest.start()
  _ = await honest.status
}

func generic<S: Service>(_ service: S) async { await service.start() }  // want 62 blocking-sleep likely

// With async implementations only, the awaited call is silent: they are reported inside themselves.
protocol Other { func go() async }
struct OtherOne: Other {
  func go() async { usleep(1) }  // want 21 blocking-sleep
}
func other(_ other: any Other) async { await other.go() }
