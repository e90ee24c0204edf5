// Uses what it imports, and functions of its own names.
import Core
import Foundation

extension String {
  func words() throws -> [Substring] { split(separator: " ") }
}
func read(_ path: String) async throws {
  print(try path.contents())  // want 18 blocking-file-io
  print(try path.words())
}
