// Descriptors that do not block, put into properties by an initializer, or made with flags in a constant.
import Foundation

let stream = Int32(SOCK_STREAM.rawValue)
let nonblockingStream = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
let readAndWrite: Int32 = O_RDWR | O_NONBLOCK

final class Peer {
  let descriptor: Int32
  init(descriptor: Int32) {
    self.descriptor = descriptor
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }
  func receive(_ bytes: UnsafeMutableRawPointer) async { _ = recv(descriptor, bytes, 9, 0) }
}

final class Server {
  let listener: Int32
  let control: Int32
  init() {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    control = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  }
  func receive(_ bytes: UnsafeMutableRawPointer) async {
    _ = recv(listener, bytes, 9, 0)
    _ = recv(control, bytes, 9, 0)  // want blocking-socket
  }
}

func read(_ bytes: UnsafeMutableRawPointer) async {
  let device = open("/dev/device", readAndWrite)
  _ = read(device, bytes, 1)
}

func connect(_ address: UnsafePointer<sockaddr>) async {
  let quick = socket(AF_INET, nonblockingStream, 0)
  _ = connect(quick, address, 16)
  let slow = socket(AF_INET, stream, 0)
  _ = connect(slow, address, 16)  // want blocking-socket
}
