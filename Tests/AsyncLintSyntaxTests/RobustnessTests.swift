import Testing

@testable import AsyncLintSyntax

/// No input stops the parser: it ends in time linear in the length, and the rest of the file is still understood.
@Suite struct RobustnessTests {
  @Test func keepsNodesInBoundsForGarbage() {
    let parser = FileParser()
    for seed in 0..<400 {
      let bytes = mutated(Array(sampleSource.utf8), seed: UInt64(seed))
      checkFacts(parser.parse(bytes), bytes.count)
    }
  }

  @Test func keepsNodesInBoundsForPrefixes() {
    let bytes = Array(sampleSource.utf8)
    let parser = FileParser()
    for length in stride(from: 0, to: bytes.count, by: 5) {
      checkFacts(parser.parse(Array(bytes[..<length])), length)
    }
  }

  /// Each would take hours if any of it were quadratic. The time runs from the start of all tests, which share the processors.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "(", "[", "{ ", "([{", ")", "}", "a<", "a < ", "a<b>(", "\"\\(", "#\"\"\"\\#(", "#/\n", "(/\\/", "#if x\n",
      "#if x\n@a ", "#if x ", "/*", ".a()", "a + ", "- ", "try ", "await ", "if x {} else ", "@a(", "var x: ~ ~ ",
      "a ? ", "func f(", "class A { ", "<#", "`\n", "<<<<<<< \n", "{ a, ", "{ (a) -> ", "A -> ", "public private ",
      "switch x { case 1: ", "case let (", "a\n#if b\n.c\n", "x as ", "\u{201C}", "f(a: { ", "\"", "\\.a[",
    ])
  func takesLinearTime(_ pattern: String) {
    let source = String(repeating: pattern, count: 60_000 / pattern.utf8.count)
    let facts = parseFile(Array(source.utf8))
    #expect(facts.nodes.count <= 3 * source.utf8.count)
    let tail = parseFile(Array((source + "\n\(closers)\nfunc last() {}").utf8))
    #expect(tail.nodes.count <= 3 * (source.utf8.count + 64))
  }

  private let closers = "*/ \"\"\"# /# #>"

  @Test func understandsTheRestAfterDeepNesting() {
    let source =
      "func a() { x" + String(repeating: "(", count: 2000) + String(repeating: ")", count: 2000) + " }\nfunc b() {}"
    let facts = parseFile(Array(source.utf8))
    #expect(functionNames(facts) == ["a", "b"])
    #expect(facts.problems.map(\.kind) == [.nestedTooDeep])
  }

  @Test func longChainsAreNotDeep() {
    let chain = "x" + String(repeating: ".map { $0 }", count: 3000)
    let facts = parseFile(Array("let y = \(chain)\nfunc b() {}".utf8))
    #expect(facts.problems.isEmpty)
    #expect(facts.nodes.count { $0.kind == .callExpression } == 3000)
    #expect(functionNames(facts) == ["b"])
  }

  /// What is broken, and the functions that are members of `A` nevertheless.
  @Test(arguments: [
    ("  func f() {\n    if x {\n      y()\n  }\n  func g() {}\n  func h() {}\n", ["f", "g", "h"]),
    ("  func f() {\n    y()\n  func g() {}\n  func h() {}\n", ["f", "g", "h"]),
    ("  func f() {\n    y()\n  }\n  }\n  func g() {}\n  func h() {}\n", ["f", "g", "h"]),
    ("  func f(a: Int {\n    y()\n  }\n  func g() {}\n", ["f", "g"]),
    ("  func f() {\n    y(1, [2\n  }\n  func g() {}\n", ["f", "g"]),
    ("  func f() { let x = \"open\n  }\n  func g() {}\n", ["f", "g"]),
    ("  func f() { ) ] ; . = \n  }\n  @ ! &&\n  func g() {}\n", ["f", "g"]),
    ("  var x: = 3\n  func f( {}\n  func () {}\n  func g() {}\n", ["f", "", "g"]),
  ])
  func resynchronises(members: String, expected: [String]) {
    let facts = parseFile(Array("class A {\n\(members)}\nfunc last() {}\n".utf8))
    let type = facts.declarations.firstIndex { facts.nodes[Int($0.node)].kind == .classDeclaration }
    let found = facts.declarations.filter {
      facts.nodes[Int($0.node)].kind == .functionDeclaration && Int($0.parent) == type
    }
    #expect(found.map { facts.names.text(of: facts.nodes[Int($0.node)].name) } == expected)
    #expect(functionNames(facts).last == "last")
  }

  private func functionNames(_ facts: FileFacts) -> [String] {
    facts.declarations.map { facts.nodes[Int($0.node)] }.filter { $0.kind == .functionDeclaration }
      .map { facts.names.text(of: $0.name) }
  }

  private func checkFacts(_ facts: FileFacts, _ size: Int) {
    for id in facts.nodes.indices.dropFirst() {
      let node = facts.nodes[id]
      #expect(node.offset <= node.end && Int(node.end) <= size && Int(node.name) < facts.names.count)
      #expect(facts.children(of: NodeID(id)).allSatisfy { $0 < NodeID(id) })
    }
    #expect(facts.declarations.allSatisfy { $0.node != FileFacts.missing })
  }
}
