// Of what the compiler writes for a type, `init(from:)` and `encode(to:)`, nothing runs that has the label and takes something else.
import Foundation

struct Note: Codable {
  var text = ""
  init(from url: URL) throws { self = try JSONDecoder().decode(Note.self, from: Data(contentsOf: url)) }
  func encode(to url: URL) throws { try JSONEncoder().encode(self).write(to: url) }
}
struct Key: Hashable {
  var name = ""
  func hash(_ path: String) { usleep(1) }
}

func use(_ note: Note, _ url: URL, _ decoder: any Decoder, _ encoder: any Encoder, _ key: Key) async throws {
  _ = try Note(from: url)  // want blocking-file-io
  try note.encode(to: url)  // want blocking-file-io
  key.hash("path")  // want blocking-sleep
  _ = try Note(from: decoder)
  try note.encode(to: encoder)
  _ = Set([key])
}
