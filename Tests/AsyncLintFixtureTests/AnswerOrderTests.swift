import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue
import AsyncLintSyntax
import Testing

@testable import AsyncLintAnalysis
@testable import AsyncLintDriver

/// What a name means depends on no question that was asked before: all names of all fixtures, as one program. Some questions lead back to
/// themselves: which overload is called depends on an argument's type, and what the argument names on the parameter's.
@Suite struct AnswerOrderTests {
  @Test func orderOfQuestionsChangesNoAnswer() throws {
    let sources = try Fixture.all.flatMap { try $0.sources() }
    let reader = FactsReader()
    let files = sources.map { reader.read(path: $0.path, location: $0.path, bytes: $0.bytes) }
    let first = Analyzer(
      inputs: analysisInputs(files, dependencies: [], manifests: []) { _ in true }, catalogue: builtinCatalogueSource(),
      options: AnalysisOptions())
    let second = Analyzer(first)
    let third = Analyzer(first)
    var unitNames = UnitNames(third)
    let keepers = third.findNamesOfKeepers(&unitNames)
    for analyzer in [first, second] { analyzer.namesOfKeepers = keepers }
    let names = names(in: first)
    #expect(names.count > 10_000)
    var meant: [Place: [Resolution.Target]] = [:]
    for name in names { meant[name] = targets(of: name, first) }
    for name in names.reversed() where targets(of: name, second) != meant[name] {
      let file = first.file(name)
      let text = first.text(file.name(name.node))
      Issue.record("\(sources[Int(name.file)].path), byte \(file.offset(name.node)): \(text)")
    }
  }

  private func names(in analyzer: Analyzer) -> [Place] {
    var names: [Place] = []
    for file in analyzer.files {
      for part in 0...file.unreadBodies.count {
        file.visitNodes(inPart: part) { kind, _, node in
          if kind == .identifierExpression { names.append(Place(file: file.index, node: node)) }
        }
      }
    }
    return names
  }

  private func targets(of name: Place, _ analyzer: Analyzer) -> [Resolution.Target] {
    let file = analyzer.file(name)
    _ = analyzer.typeOf(name.node, in: file)
    return analyzer.resolve(name.node, in: file).candidates.map(\.target)
  }
}
