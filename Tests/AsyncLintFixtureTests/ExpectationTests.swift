import AsyncLintAnalysis
import Testing

/// The runner itself: what it reads, and that it sees every difference.
struct ExpectationTests {
  @Test func readsEveryForm() throws {
    let code = """
      f()  // want a-rule
      f()  // want 9 a-rule
      f()  // want a-rule likely error event-loop "usleep(_:)" via load() > Svc.parse() > usleep(_:)
      f()  // want a // want 3 b
      // want-next a
      f()  // text first // want a
      f()  // miss a
      """
    let texts = try expectations(in: Array(code.utf8)).map {
      "\($0.line): \($0.isKnownMiss ? "miss" : "want") \($0)"
    }
    #expect(
      texts == [
        "1: want a-rule", "2: want 9 a-rule",
        "3: want a-rule error likely event-loop \"usleep(_:)\" via load() > Svc.parse() > usleep(_:)",
        "4: want a", "4: want 3 b", "6: want a", "6: want a", "7: miss a",
      ])
  }

  @Test(arguments: ["// want", "// want 9", "// want a certian", "// want a // want", "// want a \"f", "// miss A"])
  func refusesWhatSaysNothing(_ comment: String) {
    #expect(throws: ExpectationError.self) { try expectations(in: Array(comment.utf8)) }
  }

  @Test func readsOnlyComments() {
    let code = ##"""
      let a = "// no \(f("// no")) // no" // 1
      let b = #"" \#(g(")", (1)) + "// no")\"// no"# // 2
      let c = """
        // no "" \(f("}")) \""" // no
        """ // 5
      /* // no /* // no */
      // no */ let d = "\\" // 7
      let e = #/ " // no /# // 8
      let f = "no end
      let g = 1 / 2 // 10
      """##
    for end in ["\n", "\r\n", "\r"] {
      let bytes = Array(code.split(separator: "\n").joined(separator: end).utf8)
      #expect(lineComments(in: bytes).map { "\($0.line) \($0.text)" } == [1, 2, 5, 7, 8, 10].map { "\($0) // \($0)" })
    }
  }

  @Test func seesEveryDifference() throws {
    let found = FoundFinding(
      line: 1, column: 3, rule: "a", severity: .error, confidence: .certain, context: .async, symbol: "f()",
      chain: ["g()", "f()"])
    for wanted in ["a", "3 a", "a error certain", "a \"f()\"", "3 a certain error \"f()\" via g() > f()"] {
      #expect(try messages(wanted, found: [found]) == [], "\(wanted)")
    }
    for wanted in ["b", "4 a", "a warning", "a likely", "a event-loop", "a \"g()\"", "a via f()"] {
      #expect(try messages(wanted, found: [found]).count == 1, "\(wanted)")
    }
    #expect(try messages("a", found: []) == ["expected \"a\"; found nothing"])
    #expect(try messages("a", found: [found, found]) == ["expected nothing; found \"\(found)\""])
    #expect(try messages("a // want a", found: [found]) == ["expected \"a\"; found nothing"])
  }

  @Test func anExpectationThatSaysLittleTakesNothingFromOthers() throws {
    let first = FoundFinding(
      line: 1, column: 3, rule: "a", severity: .error, confidence: .certain, context: .async, symbol: "f()",
      chain: ["f()"])
    var second = first
    second.column = 9
    for wanted in ["a // want 3 a", "3 a // want a", "a // want 9 a"] {
      #expect(try messages(wanted, found: [first, second]) == [], "\(wanted)")
    }
  }

  @Test func aKnownMissIsOneOnlyUntilItIsFound() throws {
    let found = FoundFinding(
      line: 1, column: 3, rule: "a", severity: .error, confidence: .certain, context: .async, symbol: "f()",
      chain: ["f()"])
    let miss = try expectations(in: Array("// miss a".utf8))
    #expect(differences(expected: miss, found: [], path: "x.swift") == [])
    #expect(
      differences(expected: miss, found: [found], path: "x.swift").map(\.message) == [
        "no longer a miss, write \"want\": found \"\(found)\""
      ])
  }

  private func messages(_ wanted: String, found: [FoundFinding]) throws -> [String] {
    let expected = try expectations(in: Array("// want \(wanted)".utf8))
    return differences(expected: expected, found: found, path: "x.swift").map(\.message)
  }
}
