import Foundation

/// The root of the package.
let repository = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardized

/// The files below a folder of the package whose names end so, without hidden ones; by path from the root, sorted.
func repositoryFiles(in folder: String, withSuffix suffix: String) -> [String] {
  let root = repository.appendingPathComponent(folder).path
  guard let names = FileManager.default.enumerator(atPath: root) else { return [] }
  return names.compactMap { $0 as? String }
    .filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") && !$0.contains("/.") }
    .map { "\(folder)/\($0)" }
    .sorted()
}

/// - Throws: when there is no such file.
func repositoryBytes(_ path: String) throws -> [UInt8] {
  try Array(Data(contentsOf: repository.appendingPathComponent(path)))
}
