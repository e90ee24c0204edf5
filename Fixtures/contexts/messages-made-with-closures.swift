// SwiftProtobuf's messages are made in a closure, which runs in place; their types are often generated out of sight.
import Foundation
import SwiftProtobuf

struct Note: SwiftProtobuf.Message {
  var text = ""
}

func reply(_ path: String) async throws -> Google_Protobuf_StringValue {
  let note = Note.with { _ in usleep(1) }  // want blocking-sleep
  let stamp = Google_Protobuf_Timestamp.with { $0.seconds = Int64(sleep(1)) }  // want blocking-sleep
  print(note, stamp)
  return try .with { $0.value = try String(contentsOfFile: path, encoding: .utf8) }  // want blocking-file-io
}
