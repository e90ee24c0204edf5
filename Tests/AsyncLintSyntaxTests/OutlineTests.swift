import Foundation
import Testing

@testable import AsyncLintSyntax

/// An outline with its bodies read one by one is the same tree as that of the whole file.
@Suite struct OutlineTests {
  @Test func bodiesReadAloneAreThoseOfTheFile() throws {
    for source in try sources() {
      #expect(tree(ofOutline: Array(source.utf8)) == tree(of: Array(source.utf8)))
      #expect(tree(ofOutline: Array(source.utf8), keepsNames: true) == tree(of: Array(source.utf8)))
    }
  }

  @Test func brokenFilesToo() throws {
    for source in try sources() {
      let bytes = Array(source.utf8)
      for cut in stride(from: 1, to: bytes.count, by: 61) {
        let start = Array(bytes[..<cut])
        #expect(tree(ofOutline: start) == tree(of: start), "the first \(cut) bytes of \(source.prefix(80))")
      }
    }
  }

  @Test func onlyBodiesThatDeclareNothingAreLeftUnread() {
    let outline = FileParser().outline(
      Array("func a() { b() }; func c() { func d() {} }; var e: Int { f }; func g() { struct H {} }".utf8))
    #expect(names(outline) == [["b"], [], ["f"]])
  }

  @Test func namesTellHowTheyOccur() {
    let text = """
      func a() {
        b.read(); Glibc.open(c); Data(contentsOf: d); map(sleep); e(
        f: 1); g.state.h; i = j; k[0]; if l == m {}; n?(); (o)(p); @Q var r; @R.S.w var t; u(f: v)
      }
      """
    let outline = FileParser().outline(Array(text.utf8))
    let names = Dictionary(
      outline.bodyNames.map { (outline.names.text(of: $0.name), $0) }, uniquingKeysWith: { first, _ in first })
    let ways: [String: BodyNameWays] = [
      "read": .called, "open": [.called, .alone], "sleep": [.called, .uncalled, .handedOn, .alone], "f": [],
      "state": .uncalled, "i": [.uncalled, .alone], "j": [.uncalled, .handedOn, .alone], "k": [.uncalled, .alone],
      "l": .all, "m": [.called, .alone], "n": .all, "o": [.called, .uncalled, .handedOn, .alone],
      "Q": .all, "w": [.called, .uncalled, .handedOn, .apart],
    ]
    for (name, ways) in ways { #expect(names[name]?.ways == ways, "\(name)") }
    #expect(names["Data(contentsOf"] != nil)
    #expect(names["e(f"] != nil)
    #expect(names["map(sleep"] == nil)
  }

  /// As many as the numbers that the analysis sets aside for them.
  @Test func bodiesHaveAtMostFourNodesAToken() throws {
    let extremes = [
      "a{}", "case b:", "case,,,:", "f(,,,)", "[,,,]", "@a ", "\\a.b", "{a in}", "x?.y!", "(a,b)", "if{}else{}",
    ]
    let bodies = extremes.map { "func f() { switch x { \(String(repeating: $0, count: 200)) } }" }
    for source in try sources() + bodies {
      let bytes = Array(source.utf8)
      let outline = FileParser().outline(bytes)
      for body in outline.unreadBodies {
        let facts = FileParser().body(in: bytes, at: range(of: body, outline), isInitializer: body.isInitializer)
        #expect(facts.nodes.count <= 4 * Int(body.tokenCount) + 2)
      }
    }
  }

  private func names(_ facts: FileFacts) -> [[String]] {
    var start = 0
    return facts.unreadBodies.map { body in
      defer { start = Int(body.namesEnd) }
      return facts.bodyNames[start..<Int(body.namesEnd)].map { facts.names.text(of: $0.name) }
    }
  }

  private func range(of body: UnreadBody, _ facts: FileFacts) -> ByteRange {
    ByteRange(start: facts.nodes[Int(body.block)].offset, end: facts.nodes[Int(body.block)].end)
  }

  // MARK: Trees

  private func tree(of bytes: [UInt8]) -> [String] {
    let facts = parseFile(bytes)
    return lines(facts, facts.root) { _ in nil }
  }

  /// `keepsNames`: from one body to the next.
  private func tree(ofOutline bytes: [UInt8], keepsNames: Bool = false) -> [String] {
    var hasNames = false
    let parser = FileParser()
    let facts = parser.outline(bytes)
    let bodies = Dictionary(uniqueKeysWithValues: facts.unreadBodies.map { ($0.block, $0) })
    return lines(facts, facts.root) { node in
      bodies[node].map {
        let body = parser.body(
          in: bytes, at: range(of: $0, facts), isInitializer: $0.isInitializer, keepsNames: keepsNames && hasNames)
        hasNames = true
        return lines(body, body.root) { _ in nil }
      }
    }
  }

  /// A line for each node below `node`, with a stack of its own: chains are as deep as they are long.
  private func lines(_ facts: FileFacts, _ node: NodeID, body: (NodeID) -> [String]?) -> [String] {
    var found: [String] = []
    var pending = [node]
    while let node = pending.popLast() {
      if let body = body(node) {
        found += body
        continue
      }
      let entry = facts.nodes[Int(node)]
      found.append(
        "\(entry.kind) \(facts.names.text(of: entry.name)) \(entry.flags.rawValue) \(entry.offset) \(entry.end)")
      pending += facts.children(of: node).reversed()
    }
    return found
  }

  /// All fixtures.
  private func sources() throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    let swift = files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    #expect(swift.count > 50)
    return try swift.map { try String(contentsOf: $0, encoding: .utf8) }
  }
}

extension FileParser {
  /// What stands in a body, to be kept.
  fileprivate func body(
    in bytes: [UInt8], at range: ByteRange, isInitializer: Bool, keepsNames: Bool = false
  ) -> FileFacts {
    withBody(in: bytes, at: range, isInitializer: isInitializer, keepsNames: keepsNames) { body in
      var facts = FileFacts()
      facts.nodes = Array(body.nodes)
      facts.childLists = NodeNumbers(body.childLists)
      facts.root = body.root
      facts.names = NameTable(bytes: Array(body.text), ends: Array(body.ends))
      return facts
    }
  }
}
