import Testing

/// What the code map and the house style promise about every file under `Sources`.
struct TidyTests {
  private let files = repositoryFiles(in: "Sources", withSuffix: ".swift")

  @Test func filesAreShort() throws {
    #expect(!files.isEmpty)
    for path in files {
      let lines = try text(of: path).split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines <= 500, "\(path): \(lines) lines")
    }
  }

  @Test(arguments: ["fatalError(", "try!"]) func inputNeverStopsTheProgram(_ call: String) throws {
    for path in files {
      for (number, line) in try codeLines(of: path) where line.contains(call) {
        Issue.record("\(path):\(number): \(line)")
      }
    }
  }

  @Test func nothingIsLeftForLater() throws {
    for path in files {
      let lines = try text(of: path).split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.contains("TODO") || line.contains("FIXME") {
        Issue.record("\(path):\(index + 1): \(line)")
      }
    }
  }

  /// One direction, and no Foundation in what the command links.
  @Test(arguments: [
    ("AsyncLintSyntax", []),
    ("AsyncLintCatalogue", []),
    ("AsyncLintBuiltinCatalogue", ["AsyncLintCatalogue"]),
    ("AsyncLintAnalysis", ["AsyncLintSyntax", "AsyncLintCatalogue", "Synchronization"]),
    ("AsyncLintReport", ["AsyncLintSyntax", "AsyncLintCatalogue", "AsyncLintAnalysis"]),
    (
      "AsyncLintDriver",
      [
        "AsyncLintSyntax", "AsyncLintCatalogue", "AsyncLintBuiltinCatalogue", "AsyncLintAnalysis", "AsyncLintReport",
        "Synchronization", "Darwin", "Glibc", "Musl",
      ]
    ),
    ("asynclint", ["AsyncLintDriver"]),
  ]) func modulesImportOnlyWhatStandsBeforeThem(_ module: String, _ allowed: [String]) throws {
    let own = files.filter { $0.hasPrefix("Sources/\(module)/") }
    #expect(!own.isEmpty)
    for path in own {
      let imported = importedModules(in: try repositoryBytes(path))
      #expect(imported.subtracting(allowed).isEmpty, "\(path)")
    }
  }

  @Test func onlyTheDriverCallsTheSystem() throws {
    let system: Set<String> = ["Darwin", "Glibc", "Musl"]
    // The benchmark measures the process from outside of the product.
    let allowed = ["Sources/AsyncLintDriver/System/", "Sources/asynclint-benchmark/"]
    for path in files where !allowed.contains(where: { path.hasPrefix($0) }) {
      #expect(importedModules(in: try repositoryBytes(path)).isDisjoint(with: system), "\(path)")
    }
  }
}

private func text(of path: String) throws -> String { String(decoding: try repositoryBytes(path), as: UTF8.self) }

/// The lines with their numbers, without line comments.
private func codeLines(of path: String) throws -> [(number: Int, text: String)] {
  let bytes = try repositoryBytes(path)
  let comments = Dictionary(
    lineComments(in: bytes).map { ($0.line, $0.text.utf8.count) }, uniquingKeysWith: { first, _ in first })
  return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().map { index, line in
    (index + 1, String(decoding: line.dropLast(comments[index + 1] ?? 0), as: UTF8.self))
  }
}
