// What the program adds to a type of a library is meant where the arguments are what it takes: the library has others of that name.
import Foundation
import FoundationNetworking

enum Kind { case plain }

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
  subscript(url: URL) -> String {
    usleep(1)
    return ""
  }
}
extension Array {
  func contains(_ file: FileHandle) -> Bool {
    usleep(1)
    return true
  }
  mutating func append(_ url: URL) { usleep(1) }
  func map(_ url: URL) { usleep(1) }
}
extension DispatchQueue {
  func async(_ kind: Kind) { usleep(1) }
}
extension Thread {
  convenience init(_ url: URL) {
    usleep(1)
    self.init()
  }
}
final class Jobs: OperationQueue, @unchecked Sendable {
  func addOperation(_ kind: Kind) { usleep(1) }
}

func meant(_ url: URL, _ file: FileHandle, _ list: [Int], _ jobs: Jobs) async throws {
  var list = list
  _ = try JSONDecoder().decode(Int.self, from: url)  // want blocking-file-io
  _ = URLRequest(url: "path")  // want blocking-sleep
  _ = try String(url)  // want blocking-file-io
  _ = ""[url]  // want blocking-sleep
  _ = list.contains(file)  // want blocking-sleep
  list.append(url)  // want blocking-sleep
  list.map(url)  // want blocking-sleep
  DispatchQueue.main.async(.plain)  // want blocking-sleep
  _ = Thread(url)  // want blocking-sleep
  jobs.addOperation(.plain)  // want blocking-sleep
}

func others(
  _ url: URL, _ text: String, _ data: Data, _ list: [Int], _ count: Int, _ jobs: Jobs
) async throws {
  var list = list
  _ = try JSONDecoder().decode(Int.self, from: data)
  _ = URLRequest(url: url)
  _ = String(count)
  _ = String("text")
  _ = text[text.startIndex]
  _ = list.contains(count)
  _ = list.contains(1)
  list.append(1)
  _ = list.map { $0 }
  _ = list.map(String.init)
  DispatchQueue.main.async {}
  _ = Thread {}
  jobs.addOperation {}
}
