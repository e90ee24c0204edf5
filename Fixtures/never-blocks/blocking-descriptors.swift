// Which descriptor is in non-blocking mode, and whether it still is.
import Foundation
typealias Bytes = UnsafeMutableRawPointer
// Another type's property of the same name.
struct Wake { let fd: Int32; func arm() { _ = fcntl(fd, F_SETFL, O_NONBLOCK) } }
struct Input { let fd: Int32; func next(_ b: Bytes) async -> Int { read(fd, b, 1) } }  // want 68 blocking-file-io
// The mode is taken away.
func a(_ socket: Int32, _ b: Bytes) async {
  _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) & ~O_NONBLOCK)
  _ = recv(socket, b, 1, 0)  // want 7 blocking-socket
}
func setNonBlocking(_ socket: Int32, _ on: Bool) { _ = fcntl(socket, F_SETFL, on ? O_NONBLOCK : 0) }
func b(_ socket: Int32, _ b: Bytes) async {
  setNonBlocking(socket, false)
  _ = recv(socket, b, 1, 0)  // want 7 blocking-socket
}
// A receive time-out: EAGAIN comes after five seconds of waiting.
func d(_ socket: Int32, _ b: Bytes) async throws {
  var time = timeval(tv_sec: 5, tv_usec: 0)
  setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
  if recv(socket, b, 1, 0) < 0, errno == EAGAIN { throw CancellationError() }  // want 6 blocking-socket
}

// Another argument than the one that switches it.
func setNonBlocking(_ socket: Int32, inherited: Bool) { _ = fcntl(socket, F_SETFL, O_NONBLOCK) }
func c(_ socket: Int32, _ b: Bytes) async {
  setNonBlocking(socket, inherited: false)
  _ = recv(socket, b, 1, 0)
}
