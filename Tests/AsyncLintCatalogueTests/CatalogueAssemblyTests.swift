import Testing

@testable import AsyncLintCatalogue

@Suite struct CatalogueAssemblyTests {
  @Test func symbolsKnowTheirRule() throws {
    var catalogue = Catalogue()
    try catalogue.add(CatalogueDocument(path: "r/one.md", text: pageText(name: "one", symbols: "A.f() ->")))
    try catalogue.add(CatalogueDocument(path: "r/README.md", text: "# anything"))
    try catalogue.add(CatalogueDocument(path: "r/two.md", text: pageText(name: "two", symbols: "A.g() ->\nA.h() ->")))
    #expect(catalogue.rules.map(\.name) == ["one", "two"])
    #expect(catalogue.symbols.map { catalogue.rules[$0.rule].name } == ["one", "two", "two"])
  }

  @Test func aRuleIsThereOnce() throws {
    var catalogue = Catalogue()
    let document = CatalogueDocument(path: "r/one.md", text: pageText(name: "one", symbols: "A.f() ->"))
    try catalogue.add(document)
    let error = try #require(throws: CatalogueError.self) { try catalogue.add(document) }
    #expect(error.message.contains("rule \"one\" is there already"))
    #expect(catalogue.symbols.count == 1)
  }

  @Test func duplicates() throws {
    func duplicate(_ symbols: String) throws -> String? {
      var catalogue = Catalogue()
      try catalogue.add(CatalogueDocument(path: "one.md", text: pageText(name: "one", symbols: symbols)))
      return catalogue.firstDuplicate()?.displayName
    }
    #expect(try duplicate("A|B.T.f(_:) ->\nB.T.f(_:) ->") == "T.f(_:)")
    #expect(try duplicate("A.T.f(_:) ->\nstatic A.T.f(_:) ->\nA.T.f(x:) ->\nC.T.f(_:) ->") == nil)
    #expect(try duplicate("A.f(_:); if remote-url(0) ->\nA.f(_:); unless remote-url(0) ->") == nil)
  }
}
