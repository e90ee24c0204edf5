// BlueSocket waits in whatever it does but listening.
import Foundation
import Socket

func serve(_ path: String) async throws {
  let socket = try Socket.create(family: .unix)
  try socket.listen(on: path)
  let client = try socket.acceptClientConnection()  // want 27 blocking-socket certain
  _ = try client.readString()  // want 18 blocking-socket certain
  var data = Data()
  _ = try client.read(into: &data)  // want 18 blocking-socket certain
  try client.write(from: "hello")  // want 14 blocking-socket warning certain
  _ = try Socket.wait(for: [client], timeout: 0, waitForever: true)  // want 18 blocking-socket
  _ = try Socket.wait(for: [client], timeout: 500)  // want 18 blocking-socket
  _ = try Socket.wait(for: [client], timeout: 0)
  _ = try Socket.wait(for: [client], timeout: 0, waitForever: false)
  client.close()
}
