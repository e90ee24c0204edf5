// What a protocol's closures are is known of the types of libraries that conform to it.
// swift-format-ignore-file
import AsyncAlgorithms
import GRDB
import HummingbirdRouter
import NIOCore
import _NIOFileSystem

func elements(
  _ buffer: CircularBuffer<Int>, _ view: ByteBufferView, _ bytes: UnsafeRawBufferPointer, _ rows: RowCursor
) async throws {
  buffer.forEach { _ in usleep(1) }  // want blocking-sleep
  _ = view.map { _ in usleep(1) }  // want blocking-sleep
  _ = bytes.first { _ in usleep(1) == 0 }  // want blocking-sleep
  while let text = try rows.map({ _ in usleep(1) }).next() { print(text) }  // want blocking-sleep
  for await part in [1, 2].async.chunked(into: [Int].self, on: { _ in usleep(1) }) { print(part) }  // want blocking-sleep
}

func copy(_ path: FilePath) async throws {
  try await FileSystem.shared.copyItem(at: path, to: path) { _, _ in
    usleep(1)  // want blocking-sleep
  } shouldCopyItem: { _, _ in true }
}

// A builder has no parameters, a handler has two.
func routes() -> some RouterMiddleware {
  RouterBuilder(context: Context.self) {
    Get("builder") { Handle { _, _ in "" } }
    Post("handler") { request, context in
      usleep(1)  // want blocking-sleep
      return ""
    }
  }
}
