// Connections, sessions and clients that answer later, and values with the names of system calls.
import Apollo
import AppKit
import Darwin
import Network
import NFCKit
import RediStack

func connections(_ host: NWEndpoint.Host, _ queue: DispatchQueue, _ task: URLSessionWebSocketTask) async throws {
  let connection = NWConnection(host: host, port: 80, using: .tcp)
  connection.start(queue: queue)
  connection.send(content: nil, completion: .contentProcessed { _ in })
  connection.receive(minimumIncompleteLength: 1, maximumLength: 10) { _, _, _, _ in }
  task.resume()
  try await task.send(.string("x"))
  _ = try await task.receive()
}

func clients(_ client: ApolloClient, _ mutation: any GraphQLMutation, _ session: NFCSession, _ undo: UndoManager) {
  Task {
    client.perform(mutation: mutation) { _ in }
    session.run()
    NSWorkspace.shared.open(URL(string: "https://example.com")!)
    undo.undo()
  }
}

func redis(_ connection: RedisConnection, _ websocket: WebSocket) async throws {
  _ = try await connection.send(command: "PING").get()
  _ = try await connection.ping().get()
  try await websocket.connect()
  try await websocket.close()
  try await connection.close().get()
}

func values() async {
  _ = kevent()
  _ = Darwin.stat()
  let system = "macOS"
  print(system)
}
