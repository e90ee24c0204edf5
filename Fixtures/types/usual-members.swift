// Members that the program adds to a protocol of the library are not meant where the labels are those of a member that every type has.
import Foundation

extension Encodable {
  func write(to url: URL) throws { try JSONEncoder().encode(self).write(to: url) }
  func encode(to file: URL) throws { try write(to: file) }
}
extension Decodable {
  init(from file: URL) throws { self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file)) }
}
struct Log: TextOutputStream {
  mutating func write(_ string: String) {}
}
struct Job: Codable {
  var steps: [Int]

  init(from decoder: any Decoder) throws { steps = try [Int](from: decoder) }
  func encode(to encoder: any Encoder) throws { try steps.encode(to: encoder) }
}

func copy(_ job: Job, _ encoder: any Encoder, _ decoder: any Decoder, _ url: URL) async throws {
  try job.encode(to: encoder)
  try ["a": 1].encode(to: encoder)
  _ = try Job(from: decoder)
  var log = Log()
  "text".write(to: &log)
  try job.write(to: url)  // want blocking-file-io
  try [1].write(to: url)  // want blocking-file-io
}

struct Settings: Codable {}
extension Decodable {
  init(filePath: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(filePath: filePath))) }
}
extension Encodable {
  var description: String { (try? String(contentsOfFile: "text", encoding: .utf8)) ?? "" }
}
func keep(_ settings: Settings, _ url: URL, _ path: String) async throws {
  try settings.encode(to: url)  // want blocking-file-io
  _ = URL(filePath: path)
  _ = try Settings(filePath: path)  // want blocking-file-io
  _ = try Array<Settings>(filePath: path)  // want blocking-file-io
  _ = url.description
  _ = settings.description  // want blocking-file-io
}
