// Families that are no blocking calls: coding, sorting, regular expressions, paths, defaults, signals, in-memory data.
import Dispatch
import Foundation

struct Item: Codable, Comparable, Hashable {
  var id: Int
  static func < (left: Item, right: Item) -> Bool { left.id < right.id }
}

func families(_ data: Data, _ items: [Item], _ url: URL, _ process: Process) async throws -> [Item] {
  let decoded = try JSONDecoder().decode([Item].self, from: data)
  _ = try JSONEncoder().encode(decoded)
  _ = try JSONSerialization.jsonObject(with: data)
  _ = try PropertyListDecoder().decode([Item].self, from: data)
  _ = try PropertyListEncoder().encode(items)
  var sorted = items.sorted()
  sorted.sort { $0.id > $1.id }
  _ = Set(items).union(decoded)
  let expression = try NSRegularExpression(pattern: "a+")
  _ = expression.matches(in: "aaa", range: NSRange(location: 0, length: 3))
  _ = "aaa".replacingOccurrences(of: "a", with: "b").components(separatedBy: ",")
  _ = try Regex("a").firstMatch(in: "a")
  let path = url.appendingPathComponent("x").deletingLastPathComponent().standardizedFileURL
  _ = path.lastPathComponent + path.path
  print("hello", items.count, separator: ",")
  debugPrint(items)
  UserDefaults.standard.set(1, forKey: "x")
  _ = UserDefaults.standard.integer(forKey: "x")
  try process.run()
  process.terminate()
  process.interrupt()
  DispatchSemaphore(value: 0).signal()
  var text = ""
  print("x", to: &text)
  "y".write(to: &text)
  text.write("z")
  _ = Data([1, 2, 3])
  _ = Data(repeating: 0, count: 3)
  _ = Data("x".utf8).base64EncodedString()
  _ = String(decoding: data, as: UTF8.self)
  _ = String(data: data, encoding: .utf8)
  _ = String(contentsOfNothing: 1)
  _ = Data(base64Encoded: "eA==")
  for index in 0..<1_000_000 { sorted[0].id = index }
  let formatter = DateFormatter()
  _ = formatter.date(from: "2024")
  _ = Date().addingTimeInterval(3)
  _ = ProcessInfo.processInfo.environment["PATH"]
  _ = CommandLine.arguments
  _ = UUID().uuidString
  NotificationCenter.default.post(name: .init("x"), object: nil)
  DispatchSource.makeTimerSource().resume()
  return sorted
}
extension String {
  init(contentsOfNothing: Int) { self = "" }
}

// File metadata is a rule of its own, off by default.
func metadata(_ url: URL) async throws {
  let manager = FileManager.default
  if manager.fileExists(atPath: "/x") { try manager.removeItem(at: url) }
  try manager.createDirectory(at: url, withIntermediateDirectories: true)
  _ = try manager.contentsOfDirectory(atPath: "/x")
  _ = try manager.attributesOfItem(atPath: "/x")
}
