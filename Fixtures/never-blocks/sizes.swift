// Who reads nothing waits for nothing, but for a socket's `recv`.
import Foundation

private let nothing = 0
private func read(_ handle: FileHandle, count: Int = 0) -> Data { handle.readData(ofLength: count) }

func sizes(_ handle: FileHandle, _ descriptor: Int32, _ file: UnsafeMutablePointer<FILE>, _ count: Int) async throws {
  var buffer = [UInt8](repeating: 0, count: 8)
  _ = handle.readData(ofLength: 0)
  _ = handle.readData(ofLength: count)  // want blocking-file-io
  _ = try handle.read(upToCount: nothing)
  _ = Foundation.read(descriptor, &buffer, 0)
  _ = Foundation.read(descriptor, &buffer, 1)  // want blocking-file-io
  _ = Foundation.write(descriptor, &buffer, 0)
  _ = fread(&buffer, 1, 0, file)
  _ = fread(&buffer, 1, 8, file)  // want blocking-stdio
  _ = recv(descriptor, &buffer, 0, 0)  // want blocking-socket
  _ = read(handle)
  _ = read(handle, count: 5)  // want blocking-file-io
}
