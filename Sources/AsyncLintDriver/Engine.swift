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

/// What is found in all files together; the numbers of files in it are indexes into `files`, with the dependencies' after them.
///
/// `manifests` are those of packages that the files belong to without being among them. `isReported` says of a file whether findings
/// in it are wanted: the others are only understood.
func analyzeFiles(
  _ files: [AnalysedFile], dependencies: [DependencyFile], manifests: [AnalysedFile], catalogue: Catalogue,
  options: AnalysisOptions, isReported: (Int) -> Bool = { _ in true }
) -> AnalysisResult {
  let inputs = analysisInputs(files, dependencies: dependencies, manifests: manifests, isReported: isReported)
  return analysis(of: inputs, catalogue: catalogue, options: options)
}

/// The same with what is known of the names that a range of bytes of one file touches.
func explainFiles(
  _ files: [AnalysedFile], dependencies: [DependencyFile], manifests: [AnalysedFile],
  contexts: Set<Finding.Context.Kind>, range: ByteRange, ofFile file: Int
) -> Explanation {
  let inputs = analysisInputs(files, dependencies: dependencies, manifests: manifests) { _ in true }
  let options = AnalysisOptions(
    reportsMainActor: contexts.contains(.main), reportsEventLoops: contexts.contains(.eventLoop))
  return explain(range, ofFile: file, in: inputs, catalogue: builtinCatalogue(), options: options)
}

private func analysisInputs(
  _ files: [AnalysedFile], dependencies: [DependencyFile], manifests: [AnalysedFile], isReported: (Int) -> Bool
) -> [AnalysisInput] {
  let modules = modules(
    of: files.map(\.location),
    manifests: (files + manifests).compactMap { file in file.manifest.map { (file.location, $0) } })
  var inputs = files.indices.map { index in
    AnalysisInput(
      path: files[index].path, module: modules[index], isReported: isReported(index), facts: files[index].facts)
  }
  inputs += dependencies.map {
    AnalysisInput(
      path: $0.facts.path, module: $0.module, isReported: false, isLibrary: true, facts: $0.facts.facts)
  }
  return inputs
}
