import Foundation
import Testing

/// A line of a fixture with which something is wrong.
struct Failure: Equatable {
  /// From the root of the package.
  var path: String
  /// From 1.
  var line: Int
  var message: String

  /// Fails the test, with the fixture's line as the place of the failure.
  func record() {
    let file = repository.appendingPathComponent(path).path
    let place = SourceLocation(fileID: path, filePath: file, line: line, column: 1)
    Issue.record("\(path):\(line): \(message)", sourceLocation: place)
  }
}

/// The lines on which expectations and findings differ: what was expected and what was found.
///
/// Both are multisets: two findings need two expectations. A finding that only a known miss answers is told as such.
func differences(expected: [Expectation], found: [FoundFinding], path: String) -> [Failure] {
  let lines = Set(expected.map(\.line) + found.map(\.line)).sorted()
  return lines.flatMap { line in
    let messages = differences(expected: expected.filter { $0.line == line }, found: found.filter { $0.line == line })
    return messages.map { Failure(path: path, line: line, message: $0) }
  }
}

private func differences(expected: [Expectation], found: [FoundFinding]) -> [String] {
  let wants = matching(expected.filter { !$0.isKnownMiss }, found)
  let misses = matching(expected.filter(\.isKnownMiss), wants.unexpected)
  var messages = misses.answered.map { "no longer a miss, write \"want\": found \"\($0)\"" }
  if !wants.unmet.isEmpty || !misses.unexpected.isEmpty {
    messages.append("expected \(list(wants.unmet)); found \(list(misses.unexpected))")
  }
  return messages
}

private struct Matching {
  var unmet: [Expectation]
  var answered: [FoundFinding]
  var unexpected: [FoundFinding]
}

/// Makes as many pairs as possible of expectations and findings that match.
///
/// An expectation that says little must not take the finding that another one needs, hence the augmenting paths.
private func matching(_ expected: [Expectation], _ found: [FoundFinding]) -> Matching {
  var partner = [Int?](repeating: nil, count: found.count)

  func findPartner(of expectation: Int, tried: inout Set<Int>) -> Bool {
    for finding in found.indices where expected[expectation].matches(found[finding]) {
      guard tried.insert(finding).inserted else { continue }
      let isFree = partner[finding].map { findPartner(of: $0, tried: &tried) } ?? true
      if isFree {
        partner[finding] = expectation
        return true
      }
    }
    return false
  }

  let unmet = expected.indices.filter { expectation in
    var tried: Set<Int> = []
    return !findPartner(of: expectation, tried: &tried)
  }
  return Matching(
    unmet: unmet.map { expected[$0] }, answered: found.indices.filter { partner[$0] != nil }.map { found[$0] },
    unexpected: found.indices.filter { partner[$0] == nil }.map { found[$0] })
}

private func list(_ items: [some CustomStringConvertible]) -> String {
  items.isEmpty ? "nothing" : items.map { "\"\($0)\"" }.joined(separator: " and ")
}
