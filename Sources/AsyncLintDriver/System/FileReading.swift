#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The bytes of a file and what the file system said when they were read.
struct FileContents: Sendable {
  var bytes: [UInt8]
  let status: FileStatus
}

enum ReadError: Error {
  case system(SystemError)
  case notRegular(FileStatus.Kind)
  /// Offsets are 32 bits wide.
  case tooLarge
}

/// Reads a whole regular file. Never waits for a writer: what turns out to be a pipe or a device is closed at once.
func readFile(at path: Path) throws(ReadError) -> FileContents {
  let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
  if descriptor < 0 { throw .system(.last) }
  defer { close(descriptor) }
  let status: FileStatus
  do { status = try FileStatus.of(descriptor: descriptor) } catch { throw .system(error) }
  if status.kind != .regular { throw .notRegular(status.kind) }
  if status.size > largestFile { throw .tooLarge }
  return FileContents(bytes: try readToEnd(of: descriptor, expecting: status.size), status: status)
}

/// Reads a descriptor until its end, for standard input. Waits for whoever writes to it.
func readToEnd(of descriptor: Int32, expecting size: Int = 0) throws(ReadError) -> [UInt8] {
  var bytes: [UInt8] = []
  // One byte more than expected, so that the end of an unchanged file shows in the first round.
  var capacity = max(size + 1, 4096)
  while true {
    let block = try readBlock(of: descriptor, capacity: capacity)
    if bytes.isEmpty { bytes = block } else { bytes += block }
    if bytes.count > largestFile { throw .tooLarge }
    if block.count < capacity { return bytes }
    capacity = max(64 << 10, min(bytes.count, 16 << 20))
  }
}

/// Up to `capacity` bytes; fewer only at the end.
private func readBlock(of descriptor: Int32, capacity: Int) throws(ReadError) -> [UInt8] {
  var failure: SystemError?
  let block = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    while count < capacity {
      let result = read(descriptor, buffer.baseAddress.map { $0 + count }, capacity - count)
      if result > 0 {
        count += result
      } else if result == 0 {
        return
      } else if errno != EINTR {
        failure = .last
        return
      }
    }
  }
  if let failure { throw .system(failure) }
  return block
}

private let largestFile = Int(UInt32.max)
