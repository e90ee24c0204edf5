// Results of well-known members: file managers, queues, pipes, handles.
import Dispatch
import Foundation

func members(_ url: URL, _ process: Process) async throws {
  _ = FileManager.default.contents(atPath: "/x")  // want 27 blocking-file-io certain
  try FileManager.default.copyItem(at: url, to: url)  // want 27 blocking-file-io certain
  let manager = FileManager.default
  _ = manager.contents(atPath: "/x")  // want 15 blocking-file-io
  _ = FileManager().contents(atPath: "/x")  // want 21 blocking-file-io
  let pipe = Pipe()
  _ = try pipe.fileHandleForReading.readToEnd()  // want 37 blocking-file-io certain
  _ = try pipe.fileHandleForReading.read(upToCount: 10)  // want 37 blocking-file-io certain
  try pipe.fileHandleForWriting.write(contentsOf: Data())  // want 33 blocking-file-io certain
  _ = FileHandle.standardInput.availableData  // want 32 blocking-file-io certain
  _ = try FileHandle.standardInput.readToEnd()  // want 36 blocking-file-io
  let input = FileHandle.standardInput
  _ = input.readData(ofLength: 3)  // want 13 blocking-file-io
  (process.standardOutput as? Pipe)?.fileHandleForReading.readDataToEndOfFile()  // want 59 blocking-file-io
  let handle = try FileHandle(forReadingFrom: url)  // want 20 file-open info
  _ = try handle.read(upToCount: 1)  // want 18 blocking-file-io
  let data = try handle.readToEnd() ?? Data()  // want 25 blocking-file-io
  try data.write(to: url)  // want 12 blocking-file-io certain
  try "text".write(to: url, atomically: true, encoding: .utf8)  // want 14 blocking-file-io certain
  try String(describing: url).write(toFile: "/x", atomically: true, encoding: .utf8)  // want 31 blocking-file-io
  try "a,b".data(using: .utf8)?.write(to: url)  // want 33 blocking-file-io
  try Data("x".utf8).write(to: url, options: .atomic)  // want 22 blocking-file-io
  DispatchQueue.global().sync { usleep(1) }  // want 26 dispatch-sync certain
  OperationQueue().waitUntilAllOperationsAreFinished()  // want 20 blocking-wait
  let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("x")
  _ = try Data(contentsOf: temporary)  // want 11 blocking-file-io
  _ = try String(contentsOf: temporary, encoding: .utf8)  // want 11 blocking-file-io
}
