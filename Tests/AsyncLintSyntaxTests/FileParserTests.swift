import Testing

@testable import AsyncLintSyntax

/// A parser keeps its memory from file to file, but nothing of what it read.
@Suite struct FileParserTests {
  @Test func givesTheSameFactsAgain() {
    let parser = FileParser()
    let many = "let " + (0..<3000).map { "name\($0)" }.joined(separator: "; let ")
    let sources = [sampleSource, many, "func f() { \"open \\(", "", sampleSource, "let `class` = x.name1"]
    for source in sources {
      let bytes = Array(source.utf8)
      let (fresh, used) = (parseFile(bytes), parser.parse(bytes))
      #expect(describe(fresh) == describe(used))
    }
  }

  @Test func numbersTheWordsAlike() {
    let facts = parseFile(Array("f.async(MainActor.self, other)".utf8))
    let names = Set(facts.nodes.map(\.name))
    #expect(names.contains(WellKnownName.async.id) && names.contains(WellKnownName.mainActorName.id))
    for word in WellKnownName.allCases.dropFirst() {
      let spelling = facts.names.text(of: word.id)
      let again = parseFile(Array("a.`\(spelling)`".utf8))
      #expect(again.nodes.contains { $0.name == word.id }, "\(spelling)")
    }
  }

  @Test func tellsLongNamesApart() {
    let names = ["prefixed_1_suffixed", "prefixed_2_suffixed", "exactly8", "exactly8_exactly", "sixteen_letters1"]
    let facts = parseFile(Array(names.joined(separator: "; ").utf8))
    let found = facts.nodes.filter { $0.kind == .identifierExpression }.map(\.name)
    #expect(found.map { facts.names.text(of: $0) } == names)
    #expect(Set(found).count == names.count)
  }

  @Test(arguments: [
    ("", 0, false, false), ("a", 1, false, false), ("a\n", 1, false, false), ("a\r\nb\rc\n\n", 4, false, false),
    (String(repeating: "line\n", count: 5000), 5000, false, false), ("a\u{0}\n", 1, false, true),
    ("é\n// 日本", 2, false, false),
  ])
  func surveysTheFile(source: String, lines: UInt32, isInvalid: Bool, hasNull: Bool) {
    let facts = parseFile(Array(source.utf8))
    #expect(facts.lineCount == lines)
    #expect(facts.hasInvalidUTF8 == isInvalid)
    #expect(facts.hasNull == hasNull)
  }

  @Test func findsInvalidUTF8() {
    #expect(parseFile(Array("let x = \"abcdefghijklmnop".utf8) + [0xC3, 0x28]).hasInvalidUTF8)
    #expect(parseFile([0xED, 0xA0, 0x80]).hasInvalidUTF8)
  }

  private func describe(_ facts: FileFacts) -> [String] {
    facts.nodes.indices.map { id in
      let node = facts.nodes[id]
      let children = facts.children(of: NodeID(id)).map(String.init).joined(separator: ",")
      return
        "\(node.kind) \(node.flags.rawValue) \(facts.names.text(of: node.name)) \(node.offset) \(node.end) \(children)"
    } + facts.declarations.map { "\($0.node) \($0.parent) \($0.isLocal)" }
      + ["\(facts.problems.count) \(facts.directives.count) \(facts.lineCount) \(facts.root)"]
  }
}
