// What an MCP server calls for a client's first request is async.
import Foundation
import MCP

func run(_ server: Server, _ transport: StdioTransport) async throws {
  try await server.start(transport: transport) { client, capabilities in
    usleep(1)  // want 5 blocking-sleep
  }
}
