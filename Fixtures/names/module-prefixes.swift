// A dotted module prefix names the module's own declaration.
import Foundation
import Glibc

func usleep(_ n: Int) {}

func prefixes(_ fd: Int32, _ buffer: UnsafeMutableRawPointer, _ url: Foundation.URL) async throws {
  _ = Glibc.read(fd, buffer, 1)  // want 13 blocking-file-io "read(_:_:_:)"
  _ = Glibc.sleep(1)  // want 13 blocking-sleep
  _ = Foundation.sleep(1)  // want 18 blocking-sleep
  Foundation.Thread.sleep(forTimeInterval: 1)  // want 21 blocking-sleep
  _ = try Foundation.Data(contentsOf: url)  // want 22 blocking-file-io
  _ = try Swift.String(contentsOf: url, encoding: .utf8)  // want 17 blocking-file-io
  _ = Swift.readLine()  // want 13 blocking-stdio
  let process = Foundation.Process()
  process.waitUntilExit()  // want 11 blocking-process
  usleep(1)
  Glibc.usleep(1)  // want 9 blocking-sleep
  let urls: [Foundation.URL] = [url]
  _ = urls.map { try? Foundation.Data(contentsOf: $0) }  // want 34 blocking-file-io
  let semaphore: Dispatch.DispatchSemaphore = .init(value: 0)
  semaphore.wait()  // want 13 blocking-semaphore
}
