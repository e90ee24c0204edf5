import AsyncLintAnalysis
import Testing

@testable import AsyncLintDriver

/// Chains and programs that are too long to be written by hand.
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
    let finding = try finding(functions: 63)
    #expect(finding.chain.map(\.name) == (0..<63).reversed().map { "f\($0)()" } + ["sleep(_:)"])
    #expect(finding.notes.isEmpty)
  }

  @Test func aLongerOneIsShownByItsEnds() throws {
    let finding = try finding(functions: 1_000)
    let shown = (968..<1_000).reversed() + (0..<31).reversed()
    #expect(finding.chain.map(\.name) == shown.map { "f\($0)()" } + ["sleep(_:)"])
    #expect(finding.notes.map(\.message) == ["937 steps in the middle of the chain are left out"])
  }

  private func findings(in text: String) -> [Finding] {
    let file = FactsReader().read(path: "a.swift", location: "a.swift", bytes: Array(text.utf8))
    return analyzeFiles([file], manifests: [], contexts: [.async])
  }

  /// What is remembered of a chain from one finding to the next is what each of them finds alone.
  @Test func findingsAlongOneChainShowItsEnds() {
    let calls = (1..<200).map {
      "func f\($0)() { f\($0 - 1)() }\nfunc a\($0)() async { f\($0)(); await Task.yield() }\n"
    }
    let found = findings(in: "import Foundation\nfunc f0() { sleep(1) }\n" + calls.joined())
    #expect(found.count == 199)
    for (number, finding) in zip(1..., found) {
      let all = (0...number).reversed().map { "f\($0)()" } + ["sleep(_:)"]
      #expect(finding.chain.map(\.name) == (all.count > 64 ? Array(all.prefix(32) + all.suffix(32)) : all))
      let note = all.count > 64 ? ["\(all.count - 64) steps in the middle of the chain are left out"] : []
      #expect(finding.notes.map(\.message) == note)
    }
  }

  @Test(arguments: [300, 1_000])
  func eachOfManyOverloadsIsTold(count: Int) {
    let overloads = (0..<count).map { "func f(l\($0): Int) { sleep(1) }\nfunc a\($0)() async { f(l\($0): 1) }\n" }
    let found = findings(in: "import Foundation\n" + overloads.joined())
    #expect(found.map { $0.chain.first?.name } == (0..<count).map { "f(l\($0):)" })
  }

  /// What a requirement runs for a narrower protocol is found out once, not at each call.
  @Test(.timeLimit(.minutes(5)))
  func ofManyImplementationsThoseOfTheTypeCount() {
    let classes = (0..<1_000).map { "class C\($0): P { func load() { \($0 == 1 ? "sleep(1)" : "") } }\n" }
    let calls = (0..<1_000).map { "func a\($0)(_ q: any Q) async { q.load() }\n" }
    let found = findings(
      in: "import Foundation\nprotocol P { func load() }\nprotocol Q: P {}\n\(classes.joined())class D: C1, Q {}\n"
        + calls.joined())
    #expect(found.count == 1_000)
    #expect(found.allSatisfy { $0.confidence == .certain && $0.chain.map(\.name) == ["C1.load()", "sleep(_:)"] })
  }

  /// What literals call is found out once, not for each step of a chain.
  @Test(.timeLimit(.minutes(5)))
  func aLongChainOfDescriptionsIsFollowed() {
    let read = "(try? String(contentsOfFile: \"a\", encoding: .utf8)) ?? \"\""
    let types = (0..<2_000).map {
      let text = $0 == 0 ? read : "\"\\(T\($0 - 1)())\""
      return "struct T\($0): CustomStringConvertible { var description: String { \(text) } }\n"
    }
    let others = (0..<2_000).map { "func f\($0)() -> [String] { [\"\\(\($0))\", \"a\"] }\n" }
    let found = findings(
      in: "import Foundation\n\(types.joined())\(others.joined())func a() async { print(\"\\(T1999())\") }\n")
    #expect(found.count == 1)
    #expect(found.first?.chain.last?.name == "String.init(contentsOfFile:encoding:)")
  }

  /// Around the links of a long chain the code is what it is around those of a short one.
  @Test func linksOfLongChainsStandWhereShortOnesDo() {
    func links(_ count: Int) -> String {
      (0..<count).map { _ in ".a(readLine()).b { sleep(1) }.c { Task { sleep(1) } }[readLine()!]?" }.joined()
    }
    func described(_ finding: Finding) -> String {
      "\(finding.symbol) \(finding.context) \(finding.confidence) \(finding.advice)"
    }
    let declarations = """
      import Foundation
      class S {
        func a(_ text: String?) -> S { self }
        func b(_ body: () -> Void) -> S { body(); return self }
        func c(_ body: @escaping () -> Void) -> S { self }
        subscript(text: String) -> S? { nil }
      }

      """
    let code = { (count: Int) in
      "\(declarations)func f(_ s: S) async { _ = s\(links(count)).a(nil) }\nlet g = S()\(links(count))\n"
        + "struct T { func h(_ s: S) async { return s\(links(count)).a(nil) } }\n"
    }
    let (short, long) = (findings(in: code(5)), findings(in: code(50)))
    #expect(short.count >= 40)
    #expect(long.count == 10 * short.count)
    #expect(Set(long.map(described)) == Set(short.map(described)))
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [("let x = s", ".b(readLine())"), ("let x = true", " && (readLine() != nil)")])
  func eachLinkOfALongChainIsTold(start: String, link: String) {
    let count = 4_000
    let found = findings(
      in: """
        import Foundation
        class S { func b(_ text: String?) -> S { self } }
        func f(_ s: S) async {
          \(start)\(String(repeating: link, count: count))
          _ = x
        }
        """)
    #expect(found.count == count)
  }

  @Test func ofManyTypesEachHasItsOwnImplementation() {
    let count = 2_000
    let types = (0..<count).map { "struct S\($0): P { func load() { \($0 % 2 == 0 ? "" : "sleep(1)") } }\n" }
    let calls = (0..<count).map { "  run(S\($0)())\n" }
    let found = findings(
      in: "import Foundation\nprotocol P { func load() }\nfunc run(_ p: some P) { p.load() }\n\(types.joined())"
        + "func a() async {\n\(calls.joined())}\n")
    #expect(found.count == count / 2)
  }

  /// Which module reaches which is a question of packages: to go through all modules of one for each of them took the third power.
  @Test(.timeLimit(.minutes(5)), arguments: [1, 1_500])
  func aChainThroughManyModulesIsFollowed(packages: Int) {
    let count = 1_500
    let files = (0..<count).map { number in
      let text =
        number == 0
        ? "import Foundation\npublic func f0() { sleep(1) }\n"
        : "import M\(number - 1)\npublic func f\(number)() { f\(number - 1)() }\nfunc a() async { f\(number)() }\n"
      let path = "app\(number % packages)/Sources/M\(number)/a.swift"
      return FactsReader().read(path: path, location: path, bytes: Array(text.utf8))
    }
    let found = analyzeFiles(files, manifests: [], contexts: [.async])
    #expect(found.count == count - 1)
    #expect(found.allSatisfy { $0.symbol == "sleep(_:)" })
  }

  /// In a long function that calls all functions of a chain each name is looked for when the one before it is known: from the fiftieth
  /// on among uses that are kept by name.
  @Test func aFunctionThatCallsAWholeChainIsToldOfEachCall() {
    let count = 600
    let chain = (1..<count).map { "extension S { func f\($0)() { f\($0 - 1)() } }\n" }
    let calls = (0..<count).map { "  s.f\($0)()\n" }
    let found = findings(
      in: "import Foundation\nstruct S { func f0() { sleep(1) } }\n\(chain.joined())"
        + "func a(_ s: S) async {\n\(calls.joined())}\n")
    #expect(found.count == count)
    #expect(found.enumerated().allSatisfy { $1.chain.first?.name == "S.f\($0)()" && $1.chain.count == min($0 + 2, 64) })
  }

  /// Each level asks once what the place around it expects.
  @Test(.timeLimit(.minutes(5)))
  func closuresInListsInClosuresAreLookedAtOnce() {
    let nested = String(repeating: "[{", count: 60) + " sleep(1) " + String(repeating: "}]", count: 60)
    let found = findings(in: "import Foundation\nfunc a() async { sleep(1); _ = \(nested) }\n")
    #expect(found.map(\.range.start) == [35])
  }

  /// The first iterator of each decides: to ask the others too took more than 20 seconds.
  @Test(.timeLimit(.minutes(5)))
  func sequencesThatNameEachOtherHaveNoElements() {
    func sequence(_ name: String, of other: String) -> String {
      """
      struct \(name): Sequence {
        typealias Iterator = \(other)
        typealias AsyncIterator = \(other)
        func makeIterator() -> \(other) { \(other)() }
        func makeAsyncIterator() -> \(other) { \(other)() }
      }

      """
    }
    let found = findings(
      in: "import Foundation\n\(sequence("First", of: "Second"))\(sequence("Second", of: "First"))"
        + "func a(_ handles: First) async { for handle in handles { try? handle.read() }; sleep(1) }\n")
    #expect(found.map(\.symbol) == ["sleep(_:)"])
  }

  /// Each type has twice as many parts as the one before it: nobody comes to the end of the last one.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "let new = (old, old)", "let new = [old: old]", "let new = Pair(a: old, b: old)",
      "typealias new = Pair<old, old>",
    ])
  func typesOfTooManyPartsAreUnknown(declaration: String) {
    let declarations = (1..<60).map {
      declaration.replacing("old", with: "T\($0 - 1)").replacing("new", with: "T\($0)") + "\n"
    }
    let found = findings(
      in: "import Foundation\nstruct Pair<A, B> { var a: A; var b: B; func load() { sleep(1) } }\n"
        + "func a(T0: Int) async {\n\(declarations.joined())  T1.wait()\n  T59.load()\n  sleep(1)\n}\n"
        + "typealias T0 = Int\n\(declarations.joined())func b(_ last: T59) async { last.load(); sleep(1) }\n")
    // Of a pair that is made of unknown values it is still known that it is one.
    #expect(found.filter { $0.chain.count < 2 }.map(\.symbol) == ["sleep(_:)", "sleep(_:)"])
  }

  @Test func ofMoreNothingIsSaid() {
    let overloads = (0..<1_001).map { "func f(l\($0): Int) { sleep(1) }\nfunc a\($0)() async { f(l\($0): 1) }\n" }
    let found = findings(in: "import Foundation\nfunc last() async { sleep(1) }\n" + overloads.joined())
    #expect(found.map(\.context.function) == ["last()"])
  }
}
