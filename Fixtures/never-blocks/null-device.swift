// The null device takes everything at once; of the streams the program writes text to, `print` and `puts` are not reported.
import Foundation

func log(_ text: String) async {
  print(text)
  _ = puts(text)
  FileHandle.nullDevice.write(Data(text.utf8))
  let nowhere = FileHandle.nullDevice
  nowhere.write(Data(text.utf8))
}

func opened(_ text: String, _ path: String) async throws {
  if let handle = FileHandle(forWritingAtPath: "/dev/null") { handle.write(Data(text.utf8)) }
  let other = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/null"))
  other.write(Data(text.utf8))
  let descriptor = open("/dev/null", O_WRONLY)
  _ = write(descriptor, text, 1)
  let tty = open("/dev/tty", O_WRONLY)  // want 13 file-open
  _ = write(tty, text, 1)  // want 7 blocking-file-io
  if let handle = FileHandle(forWritingAtPath: path) {  // want 19 file-open
    handle.write(Data(text.utf8))  // want 12 blocking-file-io
  }
  var changed = "/dev/null"
  if text.isEmpty { changed = path }
  if let handle = FileHandle(forWritingAtPath: changed) {  // want 19 file-open
    handle.write(Data(text.utf8))  // want 12 blocking-file-io
  }
}

func replaced(_ other: Int32, _ bytes: [UInt8]) async {
  let descriptor = open("/dev/null", O_WRONLY)
  dup2(other, descriptor)
  _ = write(descriptor, bytes, 3)  // want blocking-file-io
}

func closed(_ texts: [String], _ path: String) async {
  await withTaskGroup(of: Void.self) { group in
    for text in texts {
      group.addTask {
        if let handle = FileHandle(forWritingAtPath: "/dev/null") {
          handle.write(Data(text.utf8))
          handle.closeFile()
        }
        try? FileHandle.nullDevice.close()
      }
    }
  }
}
