import AsyncLintAnalysis
import Testing

@testable import AsyncLintDriver

/// A call has one finding, that of its shortest chain: a wait without bound that is further away is named in a note.
struct GraverWayTests {
  private static let helpers = """
    import Dispatch
    import Foundation
    func settings(_ name: String) throws { _ = try Data(contentsOf: URL(fileURLWithPath: name)) }
    func wait() { DispatchSemaphore(value: 0).wait() }
    func tool() { wait() }

    """

  private func findings(in text: String) -> [Finding] {
    let file = FactsReader().read(path: "a.swift", location: "a.swift", bytes: Array(text.utf8))
    return analyzeFiles([file], manifests: [], contexts: [.async])
  }

  @Test(arguments: [
    ("func load() throws { tool(); _ = try Data(contentsOf: URL(fileURLWithPath: \"a\")) }", true),
    ("func load() throws { if a { _ = try Data(contentsOf: URL(fileURLWithPath: \"a\")) }; tool() }", true),
    ("func load() throws { _ = try Data(contentsOf: URL(fileURLWithPath: \"a\")); try settings(\"b\") }", false),
    ("func load() throws { tool(); wait() }", false),
  ])
  func notesWhatIsWorse(function: String, isNoted: Bool) throws {
    let text =
      Self.helpers + "nonisolated(unsafe) var a = true\n" + function
      + "\nfunc run() async throws { try load(); await Task.yield() }"
    let finding = try #require(findings(in: text).first)
    let note = "it also reaches \"DispatchSemaphore.wait()\", which is worse, by \"tool()\""
    #expect(finding.notes.map(\.message) == (isNoted ? [note] : []))
  }

  @Test func whatIsWorseAndAsNearIsNoted() throws {
    let text = """
      import Foundation
      func load() throws { _ = try Data(contentsOf: URL(fileURLWithPath: "a")); sleep(1) }
      func run() async throws { try load(); await Task.yield() }
      """
    let finding = try #require(findings(in: text).first)
    #expect(finding.notes.map(\.message) == ["it also reaches \"sleep(_:)\", which is worse"])
  }

  @Test func whatIsWorseIsHandedOnToCallersOfCallers() throws {
    let text = """
      import Foundation
      func load() throws { _ = try Data(contentsOf: URL(fileURLWithPath: "a")); sleep(1) }
      func tool() throws { try load() }
      func token() throws { try tool(); _ = try Data(contentsOf: URL(fileURLWithPath: "b")) }
      func run() async throws { try token(); await Task.yield() }
      """
    let finding = try #require(findings(in: text).first)
    #expect(finding.notes.map(\.message) == ["it also reaches \"sleep(_:)\", which is worse"])
    #expect(finding.chain.count == 2)
  }

  @Test func whatTheCallExcludesIsNotNoted() throws {
    let text =
      Self.helpers + """
        func load(waits: Bool) throws {
          _ = try Data(contentsOf: URL(fileURLWithPath: "a"))
          if waits { tool() }
        }
        func run() async throws { try load(waits: false); await Task.yield() }
        """
    let finding = try #require(findings(in: text).first)
    #expect(finding.notes.isEmpty)
  }
}
