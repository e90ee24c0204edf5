// The lowest layer: a protocol, a base class and two subclasses.
import Foundation

protocol Transport {
  func send(_ data: Data) -> Data
  func close()
}

class BaseTransport: Transport {
  func send(_ data: Data) -> Data { data }
  func close() {}
}

final class SocketTransport: BaseTransport {
  override func send(_ data: Data) -> Data { roundTrip(data) }
  private func roundTrip(_ data: Data) -> Data {
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = recv(3, &buffer, 64, 0)
    return Data(buffer.prefix(count))
  }
}

private func load() -> Int {
  usleep(1)
  return 1
}
func transportLoad() -> Int { load() }
