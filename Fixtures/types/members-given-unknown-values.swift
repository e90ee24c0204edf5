// What the program adds to a type of a library, given values that nothing is known of: the library may have one of that name, too.
import Foundation
import SettingsAccess

extension JSONDecoder {
  func decode<T: Decodable>(_ type: T.Type, from url: URL) throws -> T {
    try decode(type, from: Data(contentsOf: url))
  }
}
extension URLRequest {
  init(url: String) {
    usleep(1)
    self.init(url: URL(fileURLWithPath: url))
  }
}
extension String {
  init(_ url: URL) throws { self = try String(contentsOf: url, encoding: .utf8) }
}
extension Array {
  mutating func append(_ url: URL) { usleep(1) }
}
extension FileHandle {
  func drainAll(_ count: Int, into name: String) { usleep(1) }
}

func use(_ settings: Settings, _ file: FileHandle, _ list: [Int]) async throws {
  var list = list
  _ = try JSONDecoder().decode(Int.self, from: settings.body)
  _ = try JSONDecoder().decode(Int.self, from: await settings.fetch())
  _ = String(settings.count)
  list.append(settings.count)
  _ = URLRequest(url: settings.name)  // want blocking-sleep likely
  file.drainAll(settings.count, into: settings.name)  // want blocking-sleep
}
