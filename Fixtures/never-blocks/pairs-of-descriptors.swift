// Descriptors that are made two at once, or stand in a list: what sets the mode of one says nothing of the other.
import Glibc
import SystemPackage

func lists() async {
  var buffer = [UInt8](repeating: 0, count: 8)
  var half: [Int32] = [0, 0]
  pipe(&half)
  _ = fcntl(half[0], F_SETFL, O_NONBLOCK)
  _ = read(half[0], &buffer, 8)
  _ = write(half[1], buffer, 8)  // want 7 blocking-file-io
  var both: [Int32] = [0, 0]
  pipe2(&both, O_NONBLOCK | O_CLOEXEC)
  _ = read(both[0], &buffer, 8)
  _ = write(both[1], buffer, 8)
  var pair: [Int32] = [0, 0]
  socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0, &pair)
  _ = read(pair[0], &buffer, 8)
  var neither: [Int32] = [0, 0]
  pipe2(&neither, O_CLOEXEC)
  _ = read(neither[0], &buffer, 8)  // want 7 blocking-file-io
  var each: [Int32] = [0, 0]
  for index in 0..<2 { _ = fcntl(each[index], F_SETFL, O_NONBLOCK) }
  _ = read(each[0], &buffer, 8)
}

final class Wake {
  private var descriptors: [Int32] = [0, 0]

  func set() { _ = fcntl(descriptors[0], F_SETFL, O_NONBLOCK) }

  func run() async {
    var buffer = [UInt8](repeating: 0, count: 8)
    _ = read(self.descriptors[0], &buffer, 8)
    _ = write(descriptors[1], buffer, 8)  // want 9 blocking-file-io
  }
}

func ends(_ buffer: UnsafeMutableRawBufferPointer) async throws {
  let made = try FileDescriptor.pipe(options: .nonBlocking)
  _ = try made.readEnd.read(into: buffer)
  let (reading, writing) = try FileDescriptor.pipe(options: [.nonBlocking, .closeOnExec])
  _ = try reading.read(into: buffer)
  _ = try writing.writeAll([1])
  let (source, target) = try FileDescriptor.pipe(options: [.closeOnExec])
  _ = try source.read(into: buffer)  // want 18 blocking-file-io
  _ = try target.writeAll([1])  // want 18 blocking-file-io
  let set = try FileDescriptor.pipe()
  _ = fcntl(set.readEnd.rawValue, F_SETFL, O_NONBLOCK)
  _ = try set.readEnd.read(into: buffer)
  _ = try set.writeEnd.writeAll([1])  // want 24 blocking-file-io
}
