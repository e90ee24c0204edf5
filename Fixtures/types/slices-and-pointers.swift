// Parts of collections, and what the closures of pointers and buffers get.
// swift-format-ignore-file
import Foundation

func slices(_ numbers: [Int], _ files: [FileHandle]) async {
  numbers[...].forEach { _ in usleep(1) }  // want blocking-sleep
  for file in files[...] { try? file.synchronize() }  // want blocking-file-io
  for file in files[1...] { try? file.synchronize() }  // want blocking-file-io
}

func pointers(_ file: FileHandle, _ files: [FileHandle]) async {
  withExtendedLifetime(file) { try? $0.synchronize() }  // want blocking-file-io
  withUnsafePointer(to: file) { try? $0.pointee.synchronize() }  // want blocking-file-io
  files.withUnsafeBufferPointer { buffer in
    for file in buffer { try? file.synchronize() }  // want blocking-file-io
  }
  files.withContiguousStorageIfAvailable { buffer in
    buffer.forEach { try? $0.synchronize() }  // want blocking-file-io
  }
  var changing = file
  withUnsafeMutablePointer(to: &changing) { try? $0.pointee.synchronize() }  // want blocking-file-io
}

func allocated(_ first: UnsafeMutablePointer<FileHandle>) async throws {
  try first.advanced(by: 1).pointee.synchronize()  // want blocking-file-io
  let buffer = UnsafeMutableBufferPointer<FileHandle>.allocate(capacity: 4)
  try buffer[0].synchronize()  // want blocking-file-io
  let part = UnsafeMutableBufferPointer(start: first, count: 4)
  try part[1].synchronize()  // want blocking-file-io
  try UnsafeBufferPointer(start: first, count: 4).baseAddress?.pointee.synchronize()  // want blocking-file-io
}
