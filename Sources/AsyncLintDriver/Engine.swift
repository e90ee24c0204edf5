import AsyncLintAnalysis
import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue
import AsyncLintSyntax

/// What is kept of a file once its bytes are gone.
struct AnalysedFile: Sendable {
  /// As it is shown.
  let path: String
  /// Absolute and without links; empty for standard input.
  let location: String
  let facts: FileFacts
  /// Of a `Package.swift`.
  let manifest: PackageManifest?

  var lineCount: Int { Int(facts.lineCount) }
}

/// In bytes. Code may nest deeply, and the default of a secondary thread is half a megabyte on macOS.
let parserStackSize = 16 << 20

/// Looks at one file after the other, each alone. One for each thread, with a stack of `parserStackSize`.
final class FactsReader {
  private let parser = FileParser()

  func read(path: String, location: String, bytes: [UInt8]) -> AnalysedFile {
    let facts = parser.parse(bytes)
    let manifest = location.hasSuffix("/Package.swift") ? PackageManifest(facts, text: bytes) : nil
    return AnalysedFile(path: path, location: location, facts: facts, manifest: manifest)
  }
}

/// The findings in all files together; the numbers of files in them are indexes into `files`, with the dependencies' after them.
///
/// `manifests` are those of packages that the files belong to without being among them.
func analyzeFiles(
  _ files: [AnalysedFile], dependencies: [DependencyFile] = [], manifests: [AnalysedFile],
  contexts: Set<Finding.Context.Kind>
) -> [Finding] {
  let modules = modules(
    of: files.map(\.location),
    manifests: (files + manifests).compactMap { file in file.manifest.map { (file.location, $0) } })
  var inputs = zip(files, modules).map { file, module in
    AnalysisInput(path: file.path, module: module, isReported: true, facts: file.facts)
  }
  inputs += dependencies.map {
    AnalysisInput(path: $0.facts.path, module: $0.module, isReported: false, facts: $0.facts.facts)
  }
  let options = AnalysisOptions(
    reportsMainActor: contexts.contains(.main), reportsEventLoops: contexts.contains(.eventLoop))
  return analyze(inputs, catalogue: builtinCatalogue(), options: options)
}

/// The pages of all rules, for reports that explain them.
func builtinRules() -> [Rule] { builtinCatalogue().rules }
