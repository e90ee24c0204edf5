// NIO's file system under its newer name: its closures are async code, what `withUnsafeDescriptor` is given runs on its threads.
// swift-format-ignore-file
import Foundation
import NIOFS

func copy(_ directory: any DirectoryFileHandleProtocol, _ file: WriteFileHandle, _ system: FileSystem) async throws {
  try await directory.withFileHandle(forReadingAt: "a") { handle in
    usleep(1)  // want 5 blocking-sleep
  }
  try await file.withBufferedWriter { writer in usleep(1) }  // want 49 blocking-sleep
  try await system.withDirectoryHandle(atPath: "a") { handle in usleep(1) }  // want 65 blocking-sleep
  try await system.copyItem(at: "a", to: "b") { _, error in throw error } shouldCopyItem: { _, _ in
    usleep(1)  // want 5 blocking-sleep
    return true
  }
  try await system.copyItem(at: "a", to: "b")
  try await file.withUnsafeDescriptor { descriptor in usleep(1) }
}
