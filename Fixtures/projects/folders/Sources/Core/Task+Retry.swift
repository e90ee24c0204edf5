// Without a Package.swift all files are one module, whatever their folders.
import Foundation

extension Task where Success == Never, Failure == Never {
  static func pause(_ seconds: Double) async throws { try await Task.sleep(for: .seconds(seconds)) }
}

extension URL {
  var text: String { (try? String(contentsOf: self, encoding: .utf8)) ?? "" }
  func bytes() -> [UInt8] { Array((try? Data(contentsOf: self)) ?? Data()) }
  var isReadable: Bool { !path.isEmpty }
}

extension Array where Element == URL {
  func loadAll() -> [String] { map { $0.text } }
  func names() -> [String] { map { $0.lastPathComponent } }
}

extension String {
  func save(as name: String) { try? write(toFile: name, atomically: true, encoding: .utf8) }
  func saveNothing(as name: String) {}
}
