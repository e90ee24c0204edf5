// Opening is short: `info`, and a rule of its own.
// swift-format-ignore-file
import Foundation

func opens(_ url: URL, _ path: String) async throws {
  let reading = try FileHandle(forReadingFrom: url)  // want 21 file-open info certain
  let writing = try FileHandle(forWritingTo: url)  // want 21 file-open info
  let optional = FileHandle(forReadingAtPath: path)  // want 18 file-open info
  let fd = open(path, O_RDONLY)  // want 12 file-open info
  let file = fopen(path, "r")  // want 14 file-open info
  FileManager.default.createFile(atPath: path, contents: nil)  // want 23 file-open info
  FileManager.default.createFile(atPath: path, contents: Data(path.utf8))  // want 23 blocking-file-io warning
  _ = (reading, writing, optional, fd, file)
}

// Opening spreads like everything else.
struct Log {
  let handle: FileHandle?
  init(path: String) { handle = FileHandle(forWritingAtPath: path) }
}
func start() async { _ = Log(path: "/tmp/log") }  // want 26 file-open info via Log.init(path:) > FileHandle.init(forWritingAtPath:)
