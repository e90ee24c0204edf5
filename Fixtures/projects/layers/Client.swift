// The middle layer: types that hold the lower ones; everything here is synchronous and silent.
import Foundation

final class Client {
  let transport: Transport
  let socket: SocketTransport
  lazy var greeting: Data = socket.send(Data())
  init(transport: Transport, socket: SocketTransport) {
    self.transport = transport
    self.socket = socket
  }
  func ping() -> Data { socket.send(Data()) }
  func maybe() -> Data { transport.send(Data()) }
  func quiet() -> Data { Data() }
}

extension Client {
  var pingCount: Int { ping().count }
  subscript(name: String) -> Data { ping() }
  static func standard() -> Client { Client(transport: BaseTransport(), socket: SocketTransport()) }
}

// A private function of the same name as one in another file: each file sees its own.
private func load() -> Int { 2 }
func clientLoad() -> Int { load() }

typealias Connection = Client
