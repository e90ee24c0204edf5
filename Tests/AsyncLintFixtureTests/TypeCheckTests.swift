import Foundation
import Testing

@testable import AsyncLintDriver

/// The examples of the rule pages that need nothing but the toolchain are Swift.
struct TypeCheckTests {
  @Test func examplesTypeCheck() throws {
    let compiler = try #require(swiftCompiler(), "\"swiftc\" is in no folder of PATH")
    let examples = PageExample.all.filter { needsOnlyTheToolchain($0) }
    // Most pages are about what every toolchain has; if few are left, the choice is wrong.
    #expect(examples.count > PageExample.all.count / 2)

    let start = ContinuousClock.now
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("asynclint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let complaints = parallelMap(count: examples.count, threads: 2) {
      { index in complaint(about: examples[index], from: compiler, in: folder.appendingPathComponent("\(index).swift"))
      }
    }
    for complaint in complaints.compactMap({ $0 }) { Issue.record("\(complaint)") }
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}

/// Modules of the toolchain on every platform that this package is built on.
private let toolchainModules: Set<String> = [
  "Swift", "Dispatch", "Distributed", "Foundation", "FoundationNetworking", "Observation", "RegexBuilder",
  "Synchronization", "Testing", "XCTest",
]

private func needsOnlyTheToolchain(_ example: PageExample) -> Bool {
  importedModules(in: example.source.bytes).isSubset(of: toolchainModules)
}

private func swiftCompiler() -> URL? {
  let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
  return folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent("swiftc") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}

/// What the compiler says against an example, with the lines of its page; nil when it is content.
///
/// In the language mode in which noisy `noasync` calls are warnings: they are what the examples are about.
private func complaint(about example: PageExample, from compiler: URL, in file: URL) -> String? {
  do {
    // Blank lines in front, so that places are those of the page.
    let padding = String(repeating: "\n", count: example.source.firstLine)
    try Data(padding.utf8 + example.source.bytes).write(to: file)
    let process = Process()
    process.executableURL = compiler
    process.arguments = ["-swift-version", "5", "-parse-as-library", "-suppress-warnings", "-typecheck", file.path]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let output = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus == 0 { return nil }
    let text = String(decoding: output, as: UTF8.self).replacing(file.path, with: example.source.path)
    return "\(example.name) does not type-check:\n\(text)"
  } catch {
    return "\(example.name) cannot be type-checked: \(error)"
  }
}
