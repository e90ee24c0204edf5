#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A place that text goes to: standard output, standard error, or any other descriptor. Collects what it is given and writes in large pieces.
struct OutputStream {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Width of the terminal; nil when it is none, or says nothing.
  var columns: Int? {
    var size = winsize()
    guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  mutating func write(_ bytes: some Collection<UInt8>) throws(DriverError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 20 { try flush() }
  }

  /// To be called at the end: nothing is written when a stream just goes away.
  mutating func flush() throws(DriverError) {
    defer { buffer.removeAll(keepingCapacity: true) }
    try writeAll(buffer, to: descriptor)
  }
}

/// Writes a file, in place of what it held before. Pipes and devices take what they are given.
func createFile(at path: Path, with bytes: [UInt8]) throws(SystemError) {
  let descriptor = path.withCString { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0o666) }
  if descriptor < 0 { throw .last }
  try writeWhole(bytes, to: descriptor)
}

/// Writes to an open file and closes it.
func writeWhole(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
  var result = Result<Void, SystemError>.success(())
  do throws(DriverError) {
    try writeAll(bytes, to: descriptor)
  } catch {
    if case .cannotWrite(let error) = error { result = .failure(error) }
  }
  // Some file systems say only here that there was no room.
  if close(descriptor) != 0, case .success = result { throw .last }
  try result.get()
}

/// Goes on after a partial write and an interruption, and waits when a non-blocking descriptor is full.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(DriverError) {
  var written = 0
  while written < bytes.count {
    let result = bytes.withUnsafeBytes { buffer in
      write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
    }
    if result >= 0 {
      written += result
      continue
    }
    switch errno {
    case EINTR: continue
    case EAGAIN:
      var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = poll(&ready, 1, -1)
    case EPIPE: throw .brokenPipe
    default: throw .cannotWrite(.last)
    }
  }
}

/// From now on a write to a pipe without reader is an error like others instead of the end of the process.
func ignoreBrokenPipeSignals() { _ = signal(SIGPIPE, SIG_IGN) }
