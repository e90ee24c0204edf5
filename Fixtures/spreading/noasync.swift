// `noasync` functions: judged by their body; without one, by what their message says.
import Foundation

@available(*, noasync)
func harmless() -> Int { 1 }

@available(*, noasync, message: "this blocks the thread, use the async one")
func blocking() { usleep(1) }

@available(*, noasync, message: "may block")
func claimsButDoesNot() -> Int { 2 }

protocol Client {
  @available(*, noasync, message: "blocks until the server answers; use fetch()")
  func fetchAndWait() -> Int
  @available(*, noasync, message: "only valid on the event loop")
  func assumeIsolated() -> Int
  func fetch() async -> Int
}

func use(_ client: any Client) async {
  _ = harmless()
  _ = claimsButDoesNot()
  blocking()  // want 3 blocking-sleep via blocking() > usleep(_:)
  _ = client.assumeIsolated()
  _ = await client.fetch()
}
