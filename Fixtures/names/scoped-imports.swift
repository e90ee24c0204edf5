// Imports of single declarations, testable imports and several on one line count like others.
import struct Foundation.Data
import class Foundation.Process
import struct Foundation.URL
import func Glibc.usleep

func imports(_ url: URL, _ process: Process) async throws {
  _ = try Data(contentsOf: url)  // want 11 blocking-file-io
  process.waitUntilExit()  // want 11 blocking-process
  usleep(1)  // want 3 blocking-sleep
}
