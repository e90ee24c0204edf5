import Testing

@testable import AsyncLintSyntax

/// Numbers of nodes take as little room as they can, and stay what they are.
@Suite struct NodeNumbersTests {
  @Test func numbersThatFitIn16BitsAreKeptInThem() {
    let numbers = self.numbers([0, 7, 65_535])
    #expect(!numbers.isWide)
    #expect((0..<numbers.count).map { numbers[$0] } == [0, 7, 65_535])
    #expect(numbers.withMemory(\.count) == 6)
  }

  @Test func oneLargeNumberMakesAllWide() {
    let numbers = self.numbers([0, 65_536, 3])
    #expect(numbers.isWide)
    #expect((0..<numbers.count).map { numbers[$0] } == [0, 65_536, 3])
    #expect(numbers.withMemory(\.count) == 12)
  }

  @Test func withoutNumbersThereIsNothing() {
    #expect(NodeNumbers().isEmpty)
    #expect(numbers([]).isEmpty)
    #expect(!numbers([0]).isEmpty)
  }

  /// The largest files have more nodes than 16 bits can count.
  @Test func childrenInLargeFilesAreFound() throws {
    let count = 40_000
    let facts = parseFile(Array((0..<count).map { "f(\($0))\n" }.joined().utf8))
    let calls = facts.children(of: facts.root)
    #expect(calls.count == count)
    #expect(facts.childLists.isWide)
    let last = try #require(calls.last)
    #expect(facts.nodes[Int(last)].kind == .callExpression)
    let argument = facts.child(1, of: last)
    #expect(facts.nodes[Int(argument)].kind == .argument)
    #expect(facts.children(of: last) == [facts.child(0, of: last), argument])
  }

  private func numbers(_ values: [UInt32]) -> NodeNumbers { values.withUnsafeBufferPointer { NodeNumbers($0) } }
}
