// What meets a requirement has its labels and its types.
import Foundation

protocol Message {}
struct Ping: Message {}
enum Packet { case message }

// Another overload of the same labels is not the witness.
protocol Connection {
  func send(_ message: some Message)
  func reply<M: Message>(_ message: M)
  func post(_ message: any Message)
}
final class Wire: Connection {
  func send(_ message: some Message) { DispatchQueue(label: "wire").async { self.send(Packet.message) } }
  func send(_ packet: Packet) { usleep(1) }
  func reply<M: Message>(_ message: M) {}
  func reply(_ packet: Packet) { usleep(1) }
  func post(_ message: any Message) { usleep(1) }
}
func use(_ connection: any Connection, _ wire: Wire) async {
  connection.send(Ping())
  connection.reply(Ping())
  connection.post(Ping())  // want 14 blocking-sleep
  wire.send(Packet.message)  // want 8 blocking-sleep
}

// A closure that may suspend is a type of its own.
protocol Locking {
  func withLock<T>(_ body: () throws -> T) rethrows -> T
  func withLock<T>(_ body: () async throws -> T) async rethrows -> T
}
extension Locking {
  func withLock<T>(_ body: () async throws -> T) async rethrows -> T { try await body() }
  func twice<T>(_ body: () async throws -> T) async rethrows -> T {
    _ = try await withLock(body)
    return try await withLock(body)
  }
}
struct Sleepy: Locking {
  func withLock<T>(_ body: () throws -> T) rethrows -> T {
    usleep(1)
    return try body()
  }
}
func lock(_ lock: any Locking) async { _ = lock.withLock { 1 } }  // want 49 blocking-sleep
