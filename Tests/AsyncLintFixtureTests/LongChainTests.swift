import AsyncLintAnalysis
import Testing

@testable import AsyncLintDriver

/// Chains that are too long to be written by hand.
struct LongChainTests {
  /// `f0` sleeps, each of the others calls the one before it, and `top` the last.
  private func finding(functions: Int) throws -> Finding {
    let calls = (1..<functions).map { "func f\($0)() { f\($0 - 1)() }\n" }.joined()
    let text =
      "import Foundation\nfunc f0() { sleep(1) }\n\(calls)func top() async { f\(functions - 1)(); await Task.yield() }\n"
    let file = FactsReader().read(path: "a.swift", location: "a.swift", bytes: Array(text.utf8))
    let findings = analyzeFiles([file], manifests: [], contexts: [.async])
    #expect(findings.count == 1)
    return try #require(findings.first)
  }

  @Test func aChainOfAsManyStepsAsAreShownIsWhole() throws {
    let finding = try finding(functions: 255)
    #expect(finding.chain.map(\.name) == (0..<255).reversed().map { "f\($0)()" } + ["sleep(_:)"])
    #expect(finding.notes.isEmpty)
  }

  @Test func aLongerOneIsShownByItsEnds() throws {
    let finding = try finding(functions: 1_000)
    let shown = (872..<1_000).reversed() + (0..<127).reversed()
    #expect(finding.chain.map(\.name) == shown.map { "f\($0)()" } + ["sleep(_:)"])
    #expect(finding.notes.map(\.message) == ["745 steps in the middle of the chain are left out"])
  }
}
