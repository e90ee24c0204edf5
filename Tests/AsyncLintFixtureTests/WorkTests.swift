import AsyncLintAnalysis
import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue
import Testing

@testable import AsyncLintDriver

/// How the work of an analysis is done changes no finding: all fixtures, as one program.
@Suite struct WorkTests {
  @Test(arguments: [2, 3, 7])
  func threadsChangeNothing(count: Int) throws {
    let alone = try findings(threads: 1)
    #expect(alone.count > 400)
    #expect(try findings(threads: count) == alone)
  }

  /// Of several analyzers the first one that is called takes the others' work too, and has answered other questions before than they have.
  @Test(arguments: [0, 2, 4])
  func whoAnswersChangesNothing(first: Int) throws {
    let found = try findings(threads: 5) { count, work in
      for index in 0..<count { work((first + index) % count) }
    }
    #expect(try found == findings(threads: 1))
  }

  @Test func informationThatNobodySeesChangesNothingElse() throws {
    // A comment that speaks of a rule makes somebody see its information.
    let all = try findings(threads: 1, withComments: false)
    let seen = all.filter { $0.severity > .info }
    let found = try findings(threads: 2, withComments: false, spreadsInformation: false)
    #expect(seen.count < found.count && found.count < all.count)
    #expect(found.filter { $0.severity > .info } == seen)
  }

  private func findings(
    threads: Int, withComments: Bool = true, spreadsInformation: Bool = true, run: WorkRunner? = nil
  ) throws -> [Described] {
    let sources = try Fixture.all.flatMap { try $0.sources() }.filter {
      withComments || !String(decoding: $0.bytes, as: UTF8.self).contains("asynclint:")
    }
    let files = parallelMap(count: sources.count, threads: 1, stackSize: parserStackSize) {
      let reader = FactsReader()
      return { reader.read(path: sources[$0].path, location: sources[$0].path, bytes: sources[$0].bytes) }
    }
    var options = AnalysisOptions(reportsMainActor: true)
    options.spreadsInformation = spreadsInformation
    let inputs = analysisInputs(files, dependencies: [], manifests: []) { _ in true }
    let result = analysis(
      of: inputs, catalogue: builtinCatalogueSource(), options: options, threads: threads, run: run ?? runInParallel)
    return result.findings.map(Described.init)
  }

  private struct Described: Equatable {
    var severity: Severity
    var text: String

    init(_ finding: Finding) {
      severity = finding.severity
      text = "\(finding)"
    }
  }
}
