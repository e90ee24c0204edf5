// Awaited waits of libraries, in files where a synchronous `wait()` would be a future's.
import AsyncHTTPClient
import Hummingbird
import HummingbirdTesting
import NIOCore
import ServiceLifecycle

actor PortPromise {
  func wait() async -> Int { 0 }
  func complete(_ port: Int) {}
}

func serve(_ portPromise: PortPromise, _ group: EventLoopGroup, _ client: HTTPClient) async throws {
  let port = await portPromise.wait()
  let app = Application(router: Router(), configuration: .init(address: .hostname(port: port)))
  try await app.runService()
  try await app.run()
  let services = ServiceGroup(services: [app], logger: app.logger)
  try await services.run()
  try await client.shutdown()
  try await group.shutdownGracefully()
}

struct Fetch: AsyncParsableCommand {
  func run() async throws {}
}

struct Plain {
  func run() {}
}

func commands(_ plain: Plain) async throws {
  try await Fetch().run()
  plain.run()
}
