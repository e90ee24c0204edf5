import AsyncLintAnalysis
import AsyncLintCatalogue

/// What a `// want` comment says about the findings of a line. What it leaves out (nil) may be anything.
struct Expectation: Equatable {
  /// From 1.
  var line: Int
  var rule: String
  /// From 1, in UTF-8 bytes.
  var column: Int?
  var severity: Severity?
  var confidence: Finding.Confidence?
  var context = Finding.Context.Kind.async
  /// The API at the end of the chain.
  var symbol: String?
  var chain: [String]?
  /// `// miss`: such a finding would be right, and is known not to be there.
  var isKnownMiss = false

  func matches(_ finding: FoundFinding) -> Bool {
    line == finding.line && rule == finding.rule
      && (context == finding.context || finding.context == .comment)
      && isUnsaid(column, or: finding.column) && isUnsaid(severity, or: finding.severity)
      && isUnsaid(confidence, or: finding.confidence) && isUnsaid(symbol, or: finding.symbol)
      && isUnsaid(chain, or: finding.chain)
  }
}

/// A finding as far as expectations speak of it.
struct FoundFinding: Equatable {
  var line: Int
  var column: Int
  var rule: String
  var severity: Severity
  var confidence: Finding.Confidence
  var context: Finding.Context.Kind
  var symbol: String
  var chain: [String]
}

/// A comment that begins like an expectation and is none.
struct ExpectationError: Error, Equatable {
  var line: Int
  var message: String
}

/// The expectations in the comments of a file, in order.
func expectations(in bytes: [UInt8]) throws(ExpectationError) -> [Expectation] {
  var expectations: [Expectation] = []
  for comment in lineComments(in: bytes) {
    let marks = comment.text.matches(of: /\/\/[ \t]*(want-next|want|miss)(?=[ \t]|$)/)
    for (index, mark) in marks.enumerated() {
      let end = index + 1 < marks.count ? marks[index + 1].range.lowerBound : comment.text.endIndex
      let line = mark.1 == "want-next" ? comment.line + 1 : comment.line
      do throws(MalformedExpectation) {
        var expectation = try parseExpectation(comment.text[mark.range.upperBound..<end], line: line)
        expectation.isKnownMiss = mark.1 == "miss"
        expectations.append(expectation)
      } catch {
        throw ExpectationError(line: comment.line, message: error.message)
      }
    }
  }
  return expectations
}

private struct MalformedExpectation: Error {
  let message: String
}

/// `[COLUMN] RULE [severity, confidence, context …] ["API"] [via STEP > STEP …]`
private func parseExpectation(_ text: Substring, line: Int) throws(MalformedExpectation) -> Expectation {
  var expectation = Expectation(line: line, rule: "")
  var rest = text
  if let via = rest.firstMatch(of: /[ \t]via[ \t]/) {
    expectation.chain = rest[via.range.upperBound...].split(separator: " > ").map(trimmed)
    rest = rest[..<via.range.lowerBound]
  }
  if let quoted = rest.firstMatch(of: /"([^"]+)"/) {
    expectation.symbol = String(quoted.1)
    rest.replaceSubrange(quoted.range, with: " ")
  }
  var words = rest.split { $0 == " " || $0 == "\t" }
  if let column = words.first.flatMap({ Int($0) }) {
    expectation.column = column
    words.removeFirst()
  }
  guard let rule = words.first, rule.wholeMatch(of: /[a-z][a-z-]*/) != nil else {
    throw MalformedExpectation(message: "no rule in \"\(trimmed(text))\"")
  }
  expectation.rule = String(rule)
  for word in words.dropFirst() {
    let word = String(word)
    if let severity = Severity(rawValue: word) {
      expectation.severity = severity
    } else if let confidence = Finding.Confidence(rawValue: word) {
      expectation.confidence = confidence
    } else if let context = Finding.Context.Kind(rawValue: word) {
      expectation.context = context
    } else {
      throw MalformedExpectation(message: "unknown word \"\(word)\" in \"\(trimmed(text))\"")
    }
  }
  return expectation
}

private func trimmed(_ text: Substring) -> String {
  let isBlank = { (character: Character) in character == " " || character == "\t" }
  return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
}

private func isUnsaid<Value: Equatable>(_ expected: Value?, or found: Value) -> Bool {
  expected == nil || expected == found
}

extension Expectation: CustomStringConvertible {
  /// In the notation of the comments.
  var description: String {
    var words = [column.map(String.init), rule, severity?.rawValue, confidence?.rawValue].compactMap { $0 }
    if context != .async { words.append(context.rawValue) }
    if let symbol { words.append("\"\(symbol)\"") }
    if let chain { words.append("via " + chain.joined(separator: " > ")) }
    return words.joined(separator: " ")
  }
}

extension FoundFinding: CustomStringConvertible {
  /// In the notation of the comments, nothing left out.
  var description: String {
    let words = ["\(column)", rule, severity.rawValue, confidence.rawValue, context.rawValue, "\"\(symbol)\""]
    return words.joined(separator: " ") + " via " + chain.joined(separator: " > ")
  }
}
