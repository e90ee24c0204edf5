import AsyncLintSyntax

extension Analyzer {
  /// The sentences above code without the systems from which on there is an API, where all that a file is for are as new.
  func forNewSystems(_ sentence: String, in file: ProgramFile) -> String {
    guard let oldest = file.settings.oldestRelease, let start = sentence.range(of: "from "),
      let end = sentence.range(of: " on", from: start.upperBound),
      case let words = sentence[start.upperBound..<end.lowerBound].split(separator: " "), words.contains("macOS")
    else { return sentence }
    let years = zip(words, words.dropFirst()).compactMap { yearOfRelease(of: String($0), $1.utf8) }
    guard let newest = years.max(), newest <= oldest else { return sentence }
    let before = sentence[..<start.lowerBound]
    let behind = sentence[end.upperBound...]
    // `from macOS 14 and iOS 17 on:` alone, or words before or behind it.
    if before.hasSuffix(", ") { return String(before.dropLast(2) + behind) }
    return String(before + (behind.hasPrefix(", ") ? behind.dropFirst(2) : behind == ":\n" ? "" : behind))
  }

  /// Advice without what the oldest systems that a file's package is for do not have: durations, which came in 2022.
  /// `substitutions`: what its placeholders stand for.
  func forOldestSystems(
    _ advice: String, _ substitutions: [Finding.Substitution] = [], in file: ProgramFile
  ) -> String {
    guard let oldest = file.settings.oldestRelease, oldest < 2022 else { return advice }
    let advice = oldest < 2021 ? forSystemsBeforeAsync(advice) : advice
    guard advice.holds(sleepForDuration) else { return advice }
    var result = ""
    var rest = advice[...]
    while let sleep = rest.firstRange(of: sleepForDuration) {
      result += rest[..<sleep.lowerBound]
      let duration = balanced(rest[sleep.upperBound...])
      rest = rest[duration.endIndex...]
      result +=
        nanoseconds(of: duration, writtenAs: { written($0, substitutions) }).map { "Task.sleep(nanoseconds: \($0)" }
        ?? sleepForDuration + duration
    }
    return result + rest
  }

  /// Async functions of Apple's libraries came with the systems of 2021, those of the language can be had on older ones.
  private func forSystemsBeforeAsync(_ advice: String) -> String {
    guard functionsOf2021.contains(where: { advice.holds($0) }) else { return advice }
    let systems = "from macOS 12 and iOS 15 on"
    let isHeading = advice.prefix { $0 != "\n" }.hasSuffix(":")
    return isHeading ? "\(systems), \(advice)" : "\(systems):\n\(advice)"
  }

  /// An amount of the advice as the file has it.
  private func written(_ amount: Substring, _ substitutions: [Finding.Substitution]) -> String {
    guard let substitution = substitutions.first(where: { $0.placeholder == amount }), let range = substitution.range,
      substitution.edits.isEmpty
    else { return String(amount) }
    return String(decoding: files[substitution.file].bytes(in: range), as: UTF8.self)
  }
}

private let functionsOf2021 = ["await URLSession.shared.", ".perform {", ".perform(schedule:", ".load(."]
private let sleepForDuration = "Task.sleep(for: "
/// Up to which every whole number is written as it is.
private let mostPlainNanoseconds = 9e15
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
private func nanoseconds(of duration: Substring, writtenAs written: (Substring) -> String) -> String? {
  var terms: [String] = []
  var sum: Double? = 0
  var rest = duration
  while rest.first == "." {
    let unit = rest.dropFirst().prefix { $0.isLetter }
    guard let factor = units[String(unit)], rest[unit.endIndex...].first == "(" else { return nil }
    let amount = balanced(rest[unit.endIndex...].dropFirst())
    terms.append("Double(\(amount)) * \(factor)")
    sum = sum.flatMap { sum in product(written(amount), factor).map { sum + $0 } }
    rest = rest[amount.endIndex...].dropFirst()
    if rest.hasPrefix(" + ") { rest = rest.dropFirst(3) }
  }
  guard rest.isEmpty, !terms.isEmpty else { return nil }
  if let sum, sum < mostPlainNanoseconds { return grouped(UInt64(sum)) }
  // A date far in the future has more of them than the number holds, which would stop the program.
  return "UInt64(max(0, min(\(terms.joined(separator: " + ")), 9e18)))"
}

/// Of two numbers as code has them.
private func product(_ amount: String, _ factor: String) -> Double? {
  func number(_ code: String) -> Double? {
    code.allSatisfy { $0.isNumber || $0 == "_" || $0 == "." } ? Double(code.filter { $0 != "_" }) : nil
  }
  guard let amount = number(amount), let factor = number(factor) else { return nil }
  return amount * factor
}

/// `1_000_000_000`
private func grouped(_ number: UInt64) -> String {
  let digits = Array(String(number))
  return digits.indices.map { index in
    (index > 0 && (digits.count - index).isMultiple(of: 3) ? "_" : "") + String(digits[index])
  }.joined()
}
