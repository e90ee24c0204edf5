import AsyncLintAnalysis
import AsyncLintCatalogue
import AsyncLintReport
import Foundation
import Testing

@testable import AsyncLintDriver

/// Swift files that are analysed together, with their expectations in them.
struct Fixture: Sendable, CustomTestStringConvertible {
  /// A place in the package: of the file, of the project's folder, or of the first line of an example.
  let name: String
  /// Paths from the root of the package, sorted.
  let files: [String]

  var testDescription: String { name }

  /// Every file outside of `projects/` alone, every folder in it as a whole.
  static let all: [Fixture] = {
    var files: [String: [String]] = [:]
    for path in repositoryFiles(in: "Fixtures", withSuffix: ".swift") {
      let folders = path.split(separator: "/")
      let name = folders[1] == "projects" ? folders.prefix(3).joined(separator: "/") : path
      files[name, default: []].append(path)
    }
    return files.map { Fixture(name: $0.key, files: $0.value) }.sorted { $0.name < $1.name }
  }()

  /// The sources, with paths as somebody would see them who stands in the folder.
  func sources() throws -> [FixtureSource] {
    let folder = files == [name] ? name.prefix { $0 != "/" } + "/" : name + "/"
    return try files.map { path in
      FixtureSource(path: path, shownPath: String(path.dropFirst(folder.count)), bytes: try repositoryBytes(path))
    }
  }
}

struct FixtureSource: Sendable {
  /// From the root of the package, for messages.
  let path: String
  /// What the analysis sees.
  let shownPath: String
  let bytes: [UInt8]
  /// How many lines stand before the first one in the file of that path.
  var firstLine = 0
}

/// What is wrong with a run over the sources: unmet expectations, unexpected findings, comments that say nothing.
func failures(
  _ sources: [FixtureSource], findings: ([AnalysedFile], CheckSettings) -> [Finding]
) throws -> [Failure] {
  let settings = try settings(for: sources)
  let files = analysed(sources)
  let found = settings.selected(findings(files, settings))
  var failures: [Failure] = []
  for (index, source) in sources.enumerated() {
    let lines = LineIndex(source.bytes)
    let found = found.filter { $0.file == index }.map { FoundFinding($0, lines).moved(by: source.firstLine) }
    do throws(ExpectationError) {
      let expected = try expectations(in: source.bytes).map { $0.moved(by: source.firstLine) }
      failures += differences(expected: expected, found: found, path: source.path)
    } catch {
      failures.append(Failure(path: source.path, line: error.line + source.firstLine, message: error.message))
    }
  }
  return failures
}

/// As a user would set them with the `// options:` on the first line of a file, from `info` on.
private func settings(for sources: [FixtureSource]) throws -> CheckSettings {
  var settings = CheckSettings()
  for source in sources {
    guard let first = lineComments(in: source.bytes).first, first.line == 1 else { continue }
    guard let match = first.text.wholeMatch(of: /\/\/ options: (.+)/) else { continue }
    let arguments = match.1.split(separator: " ").map { Array($0.utf8) }
    let operands = try parseArguments(arguments, options: checkOptions, into: &settings)
    #expect(operands.isEmpty, "\(source.path): options without paths are expected")
  }
  settings.commandLine.minimum = settings.commandLine.minimum ?? .given(.info)
  return settings
}

/// On a thread with the stack that the command gives its own.
private func analysed(_ sources: [FixtureSource]) -> [AnalysedFile] {
  parallelMap(count: sources.count, threads: 1, stackSize: parserStackSize) {
    let reader = FactsReader()
    return { index in
      let source = sources[index]
      let location = repository.appendingPathComponent(source.path).path
      return reader.read(path: source.shownPath, location: location, bytes: source.bytes)
    }
  }
}

extension FoundFinding {
  fileprivate init(_ finding: Finding, _ lines: LineIndex) {
    let position = lines.position(at: finding.range.start)
    self.init(
      line: position.line, column: position.column, rule: finding.rule, severity: finding.severity,
      confidence: finding.confidence, context: finding.context.kind, symbol: finding.symbol,
      chain: finding.chain.map(\.name))
  }

  fileprivate func moved(by lines: Int) -> FoundFinding {
    var moved = self
    moved.line += lines
    return moved
  }
}

extension Expectation {
  fileprivate func moved(by lines: Int) -> Expectation {
    var moved = self
    moved.line += lines
    return moved
  }
}
