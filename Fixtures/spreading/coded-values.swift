// Encoders, decoders and their containers call the `encode(to:)` and the `init(from:)` of what they are given.
import Foundation

struct Page: Codable {
  var text: String
  init(text: String) { self.text = text }
  init(from decoder: any Decoder) throws {
    text = try String(contentsOfFile: decoder.singleValueContainer().decode(String.self), encoding: .utf8)
  }
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
    try text.write(toFile: "page", atomically: true, encoding: .utf8)
  }
}
struct Book: Codable {
  var pages: [Page]
  init(from decoder: Decoder) throws { pages = try decoder.singleValueContainer().decode([Page].self) }
  func encode(to encoder: Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(pages)
  }
}
/// What the compiler writes is not looked into.
struct Note: Codable {
  var text = ""
}
/// No function of a coder's.
struct Form {
  init(from name: String) { _ = try? Data(contentsOf: URL(fileURLWithPath: name)) }
  func encode(to name: String) { try? Data().write(to: URL(fileURLWithPath: name)) }
}
struct OwnEncoder {
  func encode(_ page: Page) -> Data { Data() }
  func decode<T>(_ type: T.Type) -> T? { nil }
}

func code(_ page: Page, _ pages: [Page]?, _ book: Book, _ note: Note, _ data: Data) async throws {
  _ = try JSONEncoder().encode(page)  // want 25 blocking-file-io via Page.encode(to:) > String.write(toFile:atomically:encoding:)
  _ = try JSONEncoder().encode(pages)  // want 25 blocking-file-io
  _ = try JSONEncoder().encode(["": page])  // want 25 blocking-file-io
  _ = try PropertyListEncoder().encode(book)  // want 33 blocking-file-io likely
  _ = try JSONEncoder().encode(note)
  _ = try JSONDecoder().decode(Page.self, from: data)  // want 25 blocking-file-io
  _ = try JSONDecoder().decode([Page].self, from: data)  // want 25 blocking-file-io
  _ = try JSONDecoder().decode(Book.self, from: data)  // want 25 blocking-file-io via Book.init(from:) > Page.init(from:) > String.init(contentsOfFile:encoding:)
  _ = try JSONDecoder().decode(Note.self, from: data)
  _ = OwnEncoder().encode(page)
  _ = OwnEncoder().decode(Page.self)
  _ = Page(text: "")
}
