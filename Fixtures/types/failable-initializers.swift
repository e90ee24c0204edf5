// What initializers of the library give that may fail: the closures of `map` and `flatMap` run where they stand.
import Foundation

func load(_ text: String, _ path: String) async throws {
  _ = try URL(string: text).map { try Data(contentsOf: $0) }  // want blocking-file-io
  let url = URL(string: text)
  _ = url.flatMap { try? Data(contentsOf: $0) }  // want blocking-file-io
  let handle = FileHandle(forReadingAtPath: path)  // want file-open
  _ = handle.map { $0.readDataToEndOfFile() }  // want blocking-file-io
  _ = Bundle(path: path)?.url(forResource: "a", withExtension: "b").map { try? Data(contentsOf: $0) }  // want blocking-file-io
  if let stream = InputStream(fileAtPath: path) {
    var byte: UInt8 = 0
    _ = stream.read(&byte, maxLength: 1)  // want blocking-file-io
  }
}
