// Members with the names of the C library's socket functions belong to everybody.
import Foundation

protocol Transport {
  func connect() async throws
  func send(_ bytes: [UInt8]) async throws
  func recv() async throws -> [UInt8]
  func accept() async throws -> any Transport
  func poll() async
}

struct Table {
  func select(_ column: String) -> Table { self }
  func poll() {}
  func connect(to other: Table) {}
  func send(_ event: String) {}
  func accept(_ visitor: String) {}
}

final class NWConnection {
  func start(queue: DispatchQueue) {}
  func send(content: [UInt8], completion: () -> Void) {}
  func receive(completion: () -> Void) {}
}

func talk(_ transport: any Transport, _ table: Table, _ connection: NWConnection) async throws {
  try await transport.connect()
  try await transport.send([1])
  _ = try await transport.recv()
  _ = try await transport.accept()
  await transport.poll()
  table.select("id").connect(to: table)
  table.poll()
  table.send("event")
  table.accept("visitor")
  connection.start(queue: .main)
  connection.send(content: []) {}
  connection.receive {}
}

func atOnce(_ socket: Int32, _ buffer: UnsafeMutableRawPointer, _ descriptor: pollfd) async {
  var descriptors = [descriptor]
  _ = poll(&descriptors, 1, 0)
  _ = recv(socket, buffer, 1, Int32(MSG_DONTWAIT))
  var hints = addrinfo()
  hints.ai_flags = AI_NUMERICHOST
  var found: UnsafeMutablePointer<addrinfo>?
  _ = getaddrinfo("127.0.0.1", nil, &hints, &found)
}
