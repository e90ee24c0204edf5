// A function in a variable whose arguments decide if it blocks: what most of its calls do counts, unless nothing can be said without them.
// swift-format-ignore-file
import Foundation

struct Files {
  var create: (String, Data?, [FileAttributeKey: Any]?) -> Bool
  var load: (URL) throws -> Data
  static let live = Files(
    create: FileManager.default.createFile(atPath:contents:attributes:),
    load: { try Data(contentsOf: $0, options: []) })
}
func save(_ files: Files, _ data: Data) async throws {
  _ = files.create("a", data, nil)  // want 13 blocking-file-io likely
  _ = try files.load(URL(fileURLWithPath: "a"))  // want 17 blocking-file-io likely
  let create = FileManager.default.createFile(atPath:contents:attributes:)
  _ = create("a", data, nil)  // want 7 blocking-file-io
  let wait = waitpid
  var status: Int32 = 0
  _ = wait(1, &status, 0)  // want 7 blocking-process
  _ = wait(1, &status, WNOHANG)
  let read = Glibc.read
  _ = read(0, &status, 4)  // want 7 blocking-file-io
  let poll = Glibc.poll
  _ = poll(nil, 0, 0)
  _ = poll(nil, 0, -1)  // want 7 blocking-socket
  let nap = usleep
  _ = nap(1)  // want 7 blocking-sleep
}
func methods(_ handle: FileHandle, _ semaphore: DispatchSemaphore, _ stream: OutputStream, _ lines: [Data]) async {
  let write = handle.write(_:)
  write(lines[0])  // want 3 blocking-file-io "FileHandle.write(_:)"
  lines.forEach(write)  // want 17 blocking-file-io
  let synchronize = handle.synchronizeFile
  synchronize()  // want 3 blocking-file-io
  let wait = semaphore.wait(timeout:)
  _ = wait(.now() + 1)  // want 7 blocking-semaphore
  _ = wait(.now())
  let other = wait
  _ = other(.now() + 1)  // want 7 blocking-semaphore
  let put = stream.write(_:maxLength:)
  _ = put([1], 1)  // want 7 blocking-file-io
  let keep = OutputStream.toMemory().write(_:maxLength:)
  _ = keep([1], 1)
  let drop = FileHandle.nullDevice.write(_:)
  drop(lines[0])
}
func handedOn(_ descriptors: [Int32], _ hosts: [UnsafePointer<CChar>], _ times: [DispatchTime], _ semaphore: DispatchSemaphore) async {
  let synchronize = fsync
  _ = descriptors.map(synchronize)  // want 23 blocking-file-io
  let resolve = gethostbyname
  _ = hosts.map(resolve)  // want 17 blocking-dns
  let wait = semaphore.wait(timeout:)
  _ = times.map(wait)
}
struct Clock {
  let pause: (DispatchTime) -> DispatchTimeoutResult
  init(_ semaphore: DispatchSemaphore) { pause = semaphore.wait(timeout:) }
}
func ticks(_ clock: Clock) async {
  _ = clock.pause(.now())
  _ = clock.pause(.now() + 1)  // want 13 blocking-semaphore likely
}

// Functions that a tuple names anew are not followed where their arguments decide.
let (platformRead, platformClose) = (read, close)

func renamed(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer) async {
  _ = platformRead(descriptor, bytes, 4)  // miss 7 blocking-file-io
}
