import AsyncLintAnalysis
import AsyncLintBuiltinCatalogue
import AsyncLintReport
import AsyncLintSyntax

/// What is kept of a file once its bytes are gone.
struct AnalysedFile: Sendable {
  /// As it is shown.
  let path: String
  let facts: FileFacts
  /// Of a `Package.swift`.
  let manifest: PackageManifest?

  var lineCount: Int { Int(facts.lineCount) }
  var hasInvalidUTF8: Bool { facts.hasInvalidUTF8 }
  var hasNull: Bool { facts.hasNull }
}

/// In bytes. Code may nest deeply, and the default of a secondary thread is half a megabyte on macOS.
let parserStackSize = 16 << 20

/// Looks at one file after the other, each alone. One for each thread, with a stack of `parserStackSize`.
final class FactsReader {
  private let parser = FileParser()

  func read(path: String, bytes: [UInt8]) -> AnalysedFile {
    let facts = parser.parse(bytes)
    let isManifest = path == "Package.swift" || path.hasSuffix("/Package.swift")
    return AnalysedFile(
      path: path, facts: facts, manifest: isManifest ? PackageManifest(facts, text: bytes) : nil)
  }
}

/// The findings in all files together; the numbers of files in them are indexes into `files`.
func analyzeFiles(_ files: [AnalysedFile], contexts: Set<Finding.Context.Kind>) -> [Finding] {
  let modules = moduleNames(
    of: files.map(\.path), manifests: files.compactMap { file in file.manifest.map { (file.path, $0) } })
  let inputs = zip(files, modules).map { file, module in
    AnalysisInput(path: file.path, module: module, isReported: true, facts: file.facts)
  }
  let options = AnalysisOptions(
    reportsMainActor: contexts.contains(.main), reportsEventLoops: contexts.contains(.eventLoop))
  return analyze(inputs, catalogue: builtinCatalogue(), options: options)
}
