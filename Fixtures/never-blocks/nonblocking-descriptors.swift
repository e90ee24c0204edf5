// A descriptor in non-blocking mode gives an error where it would have to wait.
import Foundation

func turnedAway(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer) async -> Int {
  let count = read(descriptor, buffer, 1)
  if count == -1, errno == EAGAIN || errno == EWOULDBLOCK { return 0 }
  return count
}

func waiting(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer) async -> Int {
  let count = read(descriptor, buffer, 1)  // want 15 blocking-file-io
  if count == -1, errno == EINTR { return 0 }
  return count
}

func set(_ descriptor: Int32, _ other: Int32, _ buffer: UnsafeMutableRawPointer) async {
  let flags = fcntl(descriptor, F_GETFL)
  _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
  _ = read(descriptor, buffer, 1)
  _ = recv(descriptor, buffer, 1, 0)
  _ = read(other, buffer, 1)  // want 7 blocking-file-io
}

func setNonBlocking(_ descriptor: Int32) { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }

func setByName(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer) async {
  setNonBlocking(descriptor)
  _ = read(descriptor, buffer, 1)
}

actor Connection {
  private let socket: Int32
  private let file: Int32

  init(socket: Int32, file: Int32) {
    self.socket = socket
    self.file = file
    let flags = fcntl(socket, F_GETFL) | O_NONBLOCK
    _ = fcntl(self.socket, F_SETFL, flags)
  }

  func send(_ bytes: [UInt8]) -> Int { Foundation.send(socket, bytes, bytes.count, 0) }
  func save(_ bytes: [UInt8]) -> Int { Foundation.write(file, bytes, bytes.count) }  // want 51 blocking-file-io
}

struct Endpoint {
  var descriptor: Int32
  // The wrapper knows nothing of modes; who calls it does.
  static func receive(_ socket: Int32, _ buffer: UnsafeMutableRawPointer) -> Int { recv(socket, buffer, 1, 0) }

  func next(_ buffer: UnsafeMutableRawPointer) throws -> Int {
    let count = Endpoint.receive(descriptor, buffer)
    guard count >= 0 || errno == EWOULDBLOCK else { throw CancellationError() }
    return count
  }
}

func drain(_ endpoint: Endpoint, _ buffer: UnsafeMutableRawPointer) async throws {
  _ = try endpoint.next(buffer)
  _ = Endpoint.receive(endpoint.descriptor, buffer)  // want 16 blocking-socket via Endpoint.receive(_:_:) > recv(_:_:_:_:)
}

func opened(_ path: String, _ buffer: UnsafeMutableRawPointer) async {
  let fifo = open(path, O_RDONLY | O_NONBLOCK)
  _ = read(fifo, buffer, 1)
}

// Who asks for the error may leave the answer to a function.
func isLater(_ code: Int32) -> Bool { code == EAGAIN || code == EINPROGRESS }
func isOver(_ code: Int32) -> Bool { code == EPIPE }

func asked(_ socket: Int32, _ address: UnsafePointer<sockaddr>) async -> Bool {
  connect(socket, address, 1) == 0 || isLater(errno)
}

func askedForAnother(_ socket: Int32, _ address: UnsafePointer<sockaddr>) async -> Bool {
  connect(socket, address, 1) == 0 || isOver(errno)  // want 3 blocking-socket
}

// So may who makes the call in a closure.
func retrying(_ call: () -> Int) -> Int? {
  let count = call()
  return count == -1 && errno == EWOULDBLOCK ? nil : count
}

func counting(_ call: () -> Int) -> Int { call() }

func wrapped(_ socket: Int32, _ buffer: UnsafeMutableRawPointer) async {
  _ = retrying { recv(socket, buffer, 1, 0) }
  _ = counting { recv(socket, buffer, 1, 0) }  // want 18 blocking-socket
}

actor Client {
  private var link: Int32 = -1

  func connect(to address: UnsafePointer<sockaddr>) async {
    link = socket(AF_INET, 1, 0)
    _ = Foundation.connect(link, address, 16)  // want 20 blocking-socket
    var flags = fcntl(link, F_GETFL, 0)
    flags |= O_NONBLOCK
    _ = fcntl(link, F_SETFL, flags)
    _ = recv(link, nil, 0, 0)
  }

  func send(_ bytes: [UInt8]) -> Int { Foundation.send(link, bytes, bytes.count, 0) }
}

func otherFlags(_ descriptor: Int32) async {
  var flags = fcntl(descriptor, F_GETFL)
  flags |= O_APPEND
  _ = fcntl(descriptor, F_SETFL, flags)
  _ = recv(descriptor, nil, 0, 0)  // want 7 blocking-socket
}

func prepare(_ descriptor: Int32, named name: String = "") {
  guard fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0 else { return print(name) }
}
func change(_ descriptor: Int32, _ waits: Bool) { _ = fcntl(descriptor, F_SETFL, waits ? 0 : O_NONBLOCK) }
func sometimes(_ descriptor: Int32, _ waits: Bool) { if !waits { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) } }
func during(_ descriptor: Int32, _ body: () -> Void) {
  _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  body()
  _ = fcntl(descriptor, F_SETFL, 0)
}
func both(_ first: Int32, _ second: Int32) {
  _ = fcntl(first, F_SETFL, O_NONBLOCK)
  _ = fcntl(second, F_SETFL, O_NONBLOCK)
}
func ask(_ descriptor: Int32) { _ = fcntl(descriptor, F_GETFL) & O_NONBLOCK }

func setByHelper(_ descriptor: Int32, _ other: Int32, _ buffer: UnsafeMutableRawPointer) async {
  _ = read(descriptor, buffer, 1)  // want 7 blocking-file-io
  prepare(descriptor, named: "a")
  _ = read(descriptor, buffer, 1)
  ask(other)
  change(other, true)
  sometimes(other, true)
  during(other) {}
  _ = read(other, buffer, 1)  // want 7 blocking-file-io
}

func setBothByHelper(_ first: Int32, _ second: Int32, _ buffer: UnsafeMutableRawPointer) async {
  both(first, second)
  _ = read(first, buffer, 1)
  _ = read(second, buffer, 1)
}

final class Line {
  private let descriptor: Int32
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    prepare(descriptor)
  }
  func next(_ buffer: UnsafeMutableRawPointer) async -> Int { recv(descriptor, buffer, 1, 0) }
}

actor Terminal {
  private var descriptor: Int32 = -1
  private var plain: Int32 = -1
  func open(_ path: String) {
    let opened = Foundation.open(path, O_RDWR | O_NONBLOCK)
    guard opened >= 0 else { return }
    descriptor = opened
    let other = Foundation.open(path, O_RDWR)  // want 28 file-open
    plain = other
  }
  func next(_ buffer: UnsafeMutableRawPointer) async -> Int { read(descriptor, buffer, 1) }
  func nextPlain(_ buffer: UnsafeMutableRawPointer) async -> Int { read(plain, buffer, 1) }  // want 68 blocking-file-io
}

// What leaves the function where it fails has set the mode everywhere else.

struct Failure: Error {}

func set(nonblocking descriptor: Int32) throws {
  if fcntl(descriptor, F_SETFL, O_NONBLOCK) == -1 { throw Failure() }
}

func add(nonblocking descriptor: Int32) throws {
  let flags = fcntl(descriptor, F_GETFL)
  if flags < 0 || fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) < 0 { throw Failure() }
}

func tryAgain(nonblocking descriptor: Int32) {
  repeat { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) } while errno == EINTR
}

func setUnless(_ isReady: Bool, _ descriptor: Int32) throws {
  if isReady || fcntl(descriptor, F_SETFL, O_NONBLOCK) == -1 { return }
}

func readAll(_ first: Int32, _ second: Int32, _ third: Int32, _ fourth: Int32) async throws {
  var byte: UInt8 = 0
  try set(nonblocking: first)
  _ = read(first, &byte, 1)
  try add(nonblocking: second)
  _ = read(second, &byte, 1)
  tryAgain(nonblocking: third)
  _ = read(third, &byte, 1)
  try setUnless(false, fourth)
  _ = read(fourth, &byte, 1)  // want blocking-file-io
}
