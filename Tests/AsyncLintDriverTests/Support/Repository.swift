import Foundation

/// The folder that this project lies in.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../../..").standardized

func repositoryPage(_ name: String) throws -> String {
  try String(contentsOf: repository.appendingPathComponent(name), encoding: .utf8)
}
