import AsyncLintBuiltinCatalogue
import Testing

@testable import AsyncLintCatalogue

@Suite struct PackedCatalogueTests {
  @Test func theBuiltinCatalogueIsTheParsedOne() throws {
    var parsed = Catalogue()
    for document in builtinDocuments() { try parsed.add(document) }
    let unpacked = builtinCatalogue()
    expectSame(unpacked.rules, parsed.rules)
    expectSame(unpacked.symbols, parsed.symbols)
    expectSame(unpacked.closureParameters, parsed.closureParameters)
    expectSame(unpacked.knownMembers, parsed.knownMembers)
    expectSame(unpacked.knownSupertypes, parsed.knownSupertypes)
    expectSame(unpacked.moduleBases, parsed.moduleBases)
  }

  @Test func everyKindOfEntrySurvives() throws {
    var catalogue = Catalogue()
    let symbols = """
      A.f(_:_:); unless zero-timeout(0); unless negative(1); unless mentions(1, N); if mentions(1, N); unless literal-false(0) ->
      static A|B.T.f(_:_:[c:]); if literal-true(0); if remote-url(1); unless remote-url(1); if type(0, X|Y) -> a({0})
      set A.T.itsValue; unless type(0, X); error; lane offload ->
      """
    #expect(throws: CatalogueError.self) {
      try parseRulePage(path: "r.md", text: pageText(name: "r", symbols: symbols))
    }
    let valid =
      symbols.replacing("; unless type(0, X)", with: "; distinctive; waits; async-overload") + "\nA.T.subscript(_:) ->"
    try catalogue.add(CatalogueDocument(path: "r.md", text: pageText(name: "r", symbols: valid)))
    let unpacked = Catalogue(try catalogue.packed(), documents: [])
    expectSame(unpacked.symbols, catalogue.symbols)
    #expect(unpacked.symbols.count == 4)
    #expect(unpacked.rules.map(\.document) == [""])
  }

  @Test func nothingUnpacksToNothing() throws {
    let unpacked = Catalogue(try Catalogue().packed(), documents: [])
    #expect(unpacked.rules.isEmpty && unpacked.symbols.isEmpty && unpacked.moduleBases.isEmpty)
    #expect(Catalogue(PackedCatalogue(strings: "", table: ""), documents: []).symbols.isEmpty)
  }

  @Test func aProgramGetsWhatItsNamesLeadTo() throws {
    let symbols = """
      A.first() ->
      A.Reader.read() ->
      B.Writer.write() ->
      B.Writer.Inner.flush() ->
      C.free() ->
      """
    var catalogue = Catalogue()
    try catalogue.add(CatalogueDocument(path: "r.md", text: pageText(name: "r", symbols: symbols)))
    catalogue.knownMembers = [
      KnownMember(
        modules: ["A"], receiver: "Store", baseName: "reader", labels: nil, isOptional: [], type: "[Reader]?"),
      KnownMember(modules: ["A"], receiver: "Store", baseName: "other", labels: nil, isOptional: [], type: "Writer"),
    ]
    catalogue.knownSupertypes = [KnownSupertype(modules: ["A"], type: "Reader", supertypes: ["Base.Kind"])]
    let source = CatalogueSource.packed(try catalogue.packed(), documents: [])
    func part(_ names: Set<String>, asked: Set<String> = []) -> Catalogue {
      source.catalogue {
        let name = String(decoding: $0, as: UTF8.self)
        return names.contains(name) ? .used : asked.contains(name) ? .asked : .none
      }
    }
    func used(_ names: Set<String>, asked: Set<String> = []) -> [String] {
      part(names, asked: asked).symbols.map(\.displayName)
    }
    // The first of a rule is always there.
    #expect(used([]) == ["first()"])
    #expect(used(["free"]) == ["first()", "free()"])
    #expect(used(["Reader"]) == ["first()"])
    #expect(used(["Reader", "read"]) == ["first()", "Reader.read()"])
    #expect(used(["Reader"], asked: ["read"]) == ["first()", "Reader.read()"])
    #expect(used(["Store", "reader"], asked: ["read"]) == ["first()", "Reader.read()"])
    #expect(used(["reader"], asked: ["read"]) == ["first()"])
    #expect(used(["Inner"], asked: ["flush"]) == ["first()", "Writer.Inner.flush()"])
    let part = part(["Store", "reader"], asked: ["other"])
    #expect(part.knownMembers.map(\.baseName) == ["reader", "other"])
    #expect(part.knownSupertypes.map(\.type) == ["Reader"])
    #expect(part.otherModules == ["A", "B", "C"])
    #expect(part.receivers.map(\.type) == ["Reader", "Store"])
    #expect(source.rules.map(\.name) == ["r"] && part.rules.map(\.name) == ["r"])
  }

  @Test func digitsAreSafeInALiteral() throws {
    let table = try builtinCatalogue().packed().table
    #expect(table.utf8.allSatisfy { 0x24...0x7E ~= $0 })
  }
}

private func expectSame<Element>(_ left: [Element], _ right: [Element]) {
  #expect(left.count == right.count)
  for (one, other) in zip(left, right) {
    let (one, other) = (String(describing: one), String(describing: other))
    #expect(one == other)
    if one != other { return }
  }
}
