// What libraries give to closures has a type, and of several closures a trailing one is told by the other labels.
import CoreTransferable
import Dependencies
import Foundation

struct Note: Transferable {
  let text: Data

  static var transferRepresentation: some TransferRepresentation {
    DataRepresentation(importedContentType: .plainText) { data in
      try data.write(to: URL.temporaryDirectory)  // want blocking-file-io
      return Note(text: data)
    }
    DataRepresentation(contentType: .png) { note in note.write(to: 1) } importing: { data in
      try data.write(to: URL.temporaryDirectory)  // want blocking-file-io
      return Note(text: data)
    }
    DataRepresentation(exportedContentType: .png) { note in note.write(to: 1) }
    FileRepresentation(importedContentType: .movie) { received in
      let text = try received.file.pathExtension.write(toFile: "a", atomically: true, encoding: .utf8)  // want blocking-file-io
      return Note(text: text)
    }
  }
  func write(to: Int) -> Data { text }
}

struct Client { var load: @Sendable (URL) async throws -> Data }
extension DependencyValues { var client: Client { get { fatalError() } set {} } }

func test() async {
  await withDependencies { $0.client.load = { try Data(contentsOf: $0) } } operation: {}  // want blocking-file-io
}

func send(_ data: Data) async {
  data.withUnsafeBytes { buffer in
    _ = Optional(buffer.bindMemory(to: UInt8.self)).map { send(1, $0.baseAddress, $0.count, 0) }  // want blocking-socket
  }
}
