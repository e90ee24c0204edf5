import AsyncLintCatalogue

extension Report {
  /// One line about the whole run, with its end: files, lines, findings by lane, time.
  public func summaryLine() -> String {
    let lanes = Lane.allCases.compactMap { lane in
      let count = count(of: lane)
      return count > 0 ? "\(grouped(count)) \(lane.rawValue)" : nil
    }
    let share = lanes.isEmpty ? "" : " (\(lanes.joined(separator: ", ")))"
    let found = "\(counted(findings.count, "finding"))\(share)"
    let read = "\(counted(totals.files, "file")), \(counted(totals.lines, "line"))"
    return "\(found) in \(read), \(duration(totals.seconds))\n"
  }
}

func counted(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")" }

/// `2,345,678`.
func grouped(_ count: Int) -> String {
  let digits = Array(String(count))
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
    text.append(digit)
  }
  return text
}

/// Milliseconds below a second, tenths of seconds above.
private func duration(_ seconds: Double) -> String {
  let milliseconds = Int(exactly: (max(0, seconds) * 1000).rounded()) ?? 0
  if milliseconds < 1000 { return "\(milliseconds) ms" }
  return "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
}
