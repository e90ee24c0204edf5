/// The lines on which expectations and findings differ, as text: where, what was expected, what was found.
///
/// Both are multisets: two findings need two expectations. A finding that only a known miss answers is told as such.
func differences(expected: [Expectation], found: [FoundFinding], path: String) -> [String] {
  let lines = Set(expected.map(\.line) + found.map(\.line)).sorted()
  return lines.flatMap { line in
    differences(
      expected: expected.filter { $0.line == line }, found: found.filter { $0.line == line }, place: "\(path):\(line)")
  }
}

private func differences(expected: [Expectation], found: [FoundFinding], place: String) -> [String] {
  let (unmet, unexpected) = unmatched(expected.filter { !$0.isKnownMiss }, found)
  let (_, surprising) = unmatched(expected.filter(\.isKnownMiss), unexpected)
  var messages = unexpected.filter { !surprising.contains($0) }.map {
    "\(place): no longer a miss, write \"want\": \($0)"
  }
  if !unmet.isEmpty || !surprising.isEmpty {
    messages.append("\(place): expected \(list(unmet)); found \(list(surprising))")
  }
  return messages
}

/// What stays over when as many pairs as possible are made of expectations and findings that match.
///
/// An expectation that says little must not take the finding that another one needs, hence the augmenting paths.
private func unmatched(
  _ expected: [Expectation], _ found: [FoundFinding]
) -> (expected: [Expectation], found: [FoundFinding]) {
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
  return (unmet.map { expected[$0] }, found.indices.filter { partner[$0] == nil }.map { found[$0] })
}

private func list(_ items: [some CustomStringConvertible]) -> String {
  items.isEmpty ? "nothing" : items.map { "\"\($0)\"" }.joined(separator: " and ")
}
