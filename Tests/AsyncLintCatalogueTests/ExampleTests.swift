import AsyncLintBuiltinCatalogue
import Foundation
import Testing

@testable import AsyncLintCatalogue

/// The examples of the rule pages that need only the toolchain compile.
@Suite struct ExampleTests {
  @Test(arguments: ["0", "1"])
  func examplesTypeCheck(part: String) throws {
    let examples = try toolchainExamples()
    #expect(examples.count > 40)
    for (index, example) in examples.enumerated() where index % 2 == Int(part) {
      let message = try typeCheck(example.code)
      #expect(message.isEmpty, "\(example.name): \(message)")
    }
  }

  @Test func adviceIsNoMistake() throws {
    #expect(try !typeCheck("func f() { undeclared() }").isEmpty)
  }
}

private let toolchainModules: Set<Substring> = [
  "Foundation", "FoundationNetworking", "Dispatch", "Synchronization", "XCTest",
]

private func toolchainExamples() throws -> [(name: String, code: String)] {
  builtinDocuments().flatMap { document in
    ruleExamples(of: document.text).compactMap { example in
      let imports = example.code.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        return words.first == "import" ? words.last : nil
      }
      return toolchainModules.isSuperset(of: imports) ? ("\(document.path):\(example.line)", example.code) : nil
    }
  }
}

/// The errors of `swiftc -typecheck`, empty when there are none. In the Swift 5 mode calls that are unavailable from async
/// code are warnings, and the bad examples consist of them.
private func typeCheck(_ code: String) throws -> String {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent("Example.swift")
  try Data(code.utf8).write(to: file)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["swiftc", "-typecheck", "-parse-as-library", "-swift-version", "5", file.path]
  let errors = Pipe()
  process.standardError = errors
  process.standardOutput = errors
  try process.run()
  let output = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  if process.terminationStatus == 0 { return "" }
  return output.isEmpty ? "exit status \(process.terminationStatus)" : output
}
