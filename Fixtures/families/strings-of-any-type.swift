// Whatever is a string can be written.
import Foundation

func write<Text: StringProtocol>(_ text: Text) async throws {
  try text.write(toFile: "x", atomically: true, encoding: .utf8)  // want 12 blocking-file-io certain
}
func write(_ text: some StringProtocol, to file: URL) async throws {
  try text.write(to: file, atomically: true, encoding: .utf8)  // want 12 blocking-file-io certain
}
func write(_ text: Substring, to file: URL) async throws {
  try text.write(to: file, atomically: true, encoding: .utf8)  // want 12 blocking-file-io certain
}
extension StringProtocol {
  func save(_ file: URL) async throws {
    try write(to: file, atomically: true, encoding: .utf8)  // want 9 blocking-file-io
  }
}
