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
  @available(*, noasync, renamed: "fetch()", message: "please await the other one")
  func fetchHere() -> Int
  func fetch() async -> Int
}

protocol Parser {
  @available(*, noasync, message: "Sleeps between attempts")
  func parse() -> Int
  @available(*, noasync, message: "may deadlock")
  func skip()
}
struct MemoryParser: Parser {
  func parse() -> Int { 1 }
  func skip() { usleep(1) }
}

func helper(_ client: any Client) -> Int { client.fetchAndWait() }

func declared(_ client: any Client, _ parser: any Parser) async {
  _ = client.fetchAndWait()  // want 14 noasync-blocking likely warning via Client.fetchAndWait()
  _ = helper(client)  // want 7 noasync-blocking likely via helper(_:) > Client.fetchAndWait()
  _ = client.fetchHere()
  _ = parser.parse()
  parser.skip()  // want 10 blocking-sleep certain
}

func use(_ client: any Client) async {
  _ = harmless()
  _ = claimsButDoesNot()
  blocking()  // want 3 blocking-sleep via blocking() > usleep(_:)
  _ = client.assumeIsolated()
  _ = await client.fetch()
}
