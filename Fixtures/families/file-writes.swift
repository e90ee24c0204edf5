// Whole-file writes, copies and flushes.
import Foundation

func writes(_ url: URL, _ path: String, _ handle: FileHandle, _ data: Data, _ text: String) async throws {
  try data.write(to: url)  // want 12 blocking-file-io warning certain
  try data.write(to: url, options: [.atomic])  // want 12 blocking-file-io
  try text.write(to: url, atomically: true, encoding: .utf8)  // want 12 blocking-file-io
  try text.write(toFile: path, atomically: false, encoding: .utf8)  // want 12 blocking-file-io
  try text.data(using: .utf8)!.write(to: url)  // want 32 blocking-file-io
  try JSONEncoder().encode(text).write(to: url)  // want 34 blocking-file-io
  try Data(text.utf8).write(to: url)  // want 23 blocking-file-io
  handle.write(data)  // want 10 blocking-file-io
  try handle.write(contentsOf: data)  // want 14 blocking-file-io
  try handle.synchronize()  // want 14 blocking-file-io
  try FileManager.default.copyItem(at: url, to: url)  // want 27 blocking-file-io
  try FileManager.default.copyItem(atPath: path, toPath: path)  // want 27 blocking-file-io

  var buffer = ""
  text.write(to: &buffer)
  buffer.write(text)
  print(text, to: &buffer)
}

func cWrite(_ fd: Int32, _ buffer: UnsafeRawPointer, _ file: UnsafeMutablePointer<FILE>) async {
  _ = write(fd, buffer, 1)  // want 7 blocking-file-io
  _ = pwrite(fd, buffer, 1, 0)  // want 7 blocking-file-io
  _ = fsync(fd)  // want 7 blocking-file-io
  _ = fdatasync(fd)  // want 7 blocking-file-io
  _ = flock(fd, LOCK_EX)  // want 7 blocking-file-io
  _ = flock(fd, LOCK_EX | LOCK_NB)
}
