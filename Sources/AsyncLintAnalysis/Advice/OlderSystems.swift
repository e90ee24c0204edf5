import AsyncLintSyntax

extension Analyzer {
  /// Advice without what the oldest systems that a file's package is for do not have: durations, which came in 2022.
  func forOldestSystems(_ advice: String, in file: ProgramFile) -> String {
    guard let oldest = program.modules[file.module].oldestRelease, oldest < 2022, advice.holds(sleepForDuration) else {
      return advice
    }
    var result = ""
    var rest = advice[...]
    while let sleep = rest.firstRange(of: sleepForDuration) {
      result += rest[..<sleep.lowerBound]
      let duration = balanced(rest[sleep.upperBound...])
      rest = rest[duration.endIndex...]
      result += nanoseconds(of: duration).map { "Task.sleep(nanoseconds: \($0)" } ?? sleepForDuration + duration
    }
    return result + rest
  }
}

private let sleepForDuration = "Task.sleep(for: "
private let units = [
  "seconds": "1_000_000_000", "milliseconds": "1_000_000", "microseconds": "1_000", "nanoseconds": "1",
]

/// Up to the bracket that closes what stands around it.
private func balanced(_ code: Substring) -> Substring {
  var depth = 0
  return code.prefix { character in
    if character == "(" { depth += 1 }
    if character == ")" { depth -= 1 }
    return depth >= 0
  }
}

/// Of `.seconds(a) + .nanoseconds(b)`, which may be less than nothing; nil for any other code.
private func nanoseconds(of duration: Substring) -> String? {
  var terms: [String] = []
  var rest = duration
  while rest.first == "." {
    let unit = rest.dropFirst().prefix { $0.isLetter }
    guard let factor = units[String(unit)], rest[unit.endIndex...].first == "(" else { return nil }
    let amount = balanced(rest[unit.endIndex...].dropFirst())
    terms.append("Double(\(amount)) * \(factor)")
    rest = rest[amount.endIndex...].dropFirst()
    if rest.hasPrefix(" + ") { rest = rest.dropFirst(3) }
  }
  return rest.isEmpty && !terms.isEmpty ? "UInt64(max(0, \(terms.joined(separator: " + "))))" : nil
}
