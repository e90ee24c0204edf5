import AsyncLintAnalysis
import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue
import Testing

@testable import AsyncLintDriver

/// The examples of the rule pages do what the pages say, with the page's own rule on.
struct RulePageTests {
  @Test(arguments: PageExample.all.filter { $0.kind == .bad }) func badIsReportedAsItSays(_ example: PageExample) throws
  {
    #expect(try !expectations(in: example.source.bytes).isEmpty, "\(example.name): nothing is wanted")
    try expectNoFailures(example)
  }

  @Test(arguments: PageExample.all.filter { $0.kind == .good }) func goodIsSilent(_ example: PageExample) throws {
    #expect(try expectations(in: example.source.bytes).isEmpty, "\(example.name): something is wanted")
    try expectNoFailures(example)
  }

  @Test func everyPageHasBothKinds() {
    #expect(!catalogue.rules.isEmpty)
    for rule in catalogue.rules {
      let kinds = PageExample.all.filter { $0.rule == rule.name }.map(\.kind)
      #expect(kinds.contains(.bad) && kinds.contains(.good), "\(rule.name)")
    }
  }
}

private let catalogue = builtinCatalogue()

private func expectNoFailures(_ example: PageExample) throws {
  let failures = try failures([example.source]) { files, settings in
    let module = ModuleIdentity(package: "", name: "Example")
    let inputs = files.map {
      AnalysisInput(path: $0.path, module: module, isReported: true, facts: $0.facts, source: $0.source)
    }
    let options = AnalysisOptions(
      reportsMainActor: settings.contexts.contains(.main), reportsEventLoops: settings.contexts.contains(.eventLoop),
      enabledRules: [example.rule])
    return analyze(inputs, catalogue: builtinCatalogueSource(), options: options)
  }
  for failure in failures { failure.record() }
}
