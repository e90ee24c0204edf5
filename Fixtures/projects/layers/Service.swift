// The upper layer: async code that calls down through two files.
import Foundation

struct Service {
  let client: Connection
  let shared = Client.standard()
  var clients: [String: Client] = [:]

  func run() async -> Int {
    // want-next 16 blocking-socket certain via Client.ping() > SocketTransport.send(_:) > SocketTransport.roundTrip(_:) > recv(_:_:_:_:)
    _ = client.ping()
    _ = client.maybe()  // want 16 blocking-socket likely
    _ = client.quiet()
    _ = client.pingCount  // want 16 blocking-socket
    _ = client["x"]  // want 15 blocking-socket
    _ = shared.ping()  // want 16 blocking-socket
    _ = shared.greeting  // want 16 blocking-socket
    _ = clients["x"]?.ping()  // want 23 blocking-socket
    _ = clients.values.map { $0.ping() }  // want 33 blocking-socket
    _ = clients.values.map(\.pingCount)  // want 30 blocking-socket
    for (_, client) in clients { client.transport.close() }
    return transportLoad() + clientLoad()  // want 12 blocking-sleep via transportLoad() > load() > usleep(_:)
  }
}

extension Service {
  func again() async {
    await nested { $0.ping() }  // want 23 blocking-socket
    let work = { (client: Client) in client.ping() }
    _ = work(client)  // want 9 blocking-socket
  }
  private func nested(_ body: (Client) -> Data) async { _ = body(client) }
}

actor Pool {
  let service: Service
  init(service: Service) { self.service = service }
  func ping() -> Int { service.client.ping().count }  // want 39 blocking-socket
  var count: Int { service.client.pingCount }  // want 35 blocking-socket
}
