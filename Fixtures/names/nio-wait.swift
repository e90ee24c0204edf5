// In a file that imports a NIO-based module, an un-awaited `.wait()` without arguments is a future's.
import AsyncHTTPClient
import Foundation

final class Gate {
  func wait() {}
}
struct Barrier {
  let gate: Gate
}

func fetch(_ client: HTTPClient, _ gate: Gate, _ barrier: Barrier) async throws {
  let response = try client.get(url: "https://example.com").wait()  // want 61 event-loop-wait error
  let value = try unknownFuture().wait()  // want 35 event-loop-wait
  let more = try [1].map { try lookup($0).wait() }  // want 43 event-loop-wait
  _ = (response, value, more)
  gate.wait()
  barrier.gate.wait()
  await somebody().wait()
  somebody().wait(for: 3)
  somebody().wait(timeout: 1)
}

// Not from an async context: nothing.
func main() throws {
  _ = try unknownFuture().wait()
}
