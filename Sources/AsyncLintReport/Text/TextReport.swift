import AsyncLintAnalysis
import AsyncLintCatalogue

extension Report {
  /// The report for people: each finding with its code frame, chain, lane and advice, an empty line between two.
  public func text(isColored: Bool) -> [UInt8] {
    let style = TextStyle(isColored: isColored)
    var text = ""
    for (index, finding) in findings.enumerated() {
      if index > 0 { text += "\n" }
      write(finding, style, to: &text)
    }
    return Array(text.utf8)
  }
}

private func write(_ reported: ReportedFinding, _ style: TextStyle, to text: inout String) {
  let finding = reported.finding
  let path = style.bold(place(reported.path, reported.start))
  let severity = style.severity(finding.severity.rawValue, finding.severity)
  let doubt = finding.confidence == .certain ? "" : " (likely)"
  text += "\(path): \(severity): \(visible(finding.message)) [\(visible(finding.rule))]\(doubt)\n"

  let number = String(reported.start.line)
  let gutter = String(repeating: " ", count: number.count)
  let bar = style.faint("|")
  let frame = CodeFrame(
    line: reported.line, nameStart: reported.start.column - 1,
    nameLength: Int(reported.end.offset - reported.start.offset))
  let underline = style.severity(String(repeating: "^", count: frame.underlineWidth), finding.severity)
  text += " \(gutter) \(bar)\n"
  text += " \(style.faint(number)) \(bar) \(frame.line)\n"
  text += " \(gutter) \(bar) \(String(repeating: " ", count: frame.underlineColumn))\(underline)\n"

  let margin = " \(gutter) \(style.faint("="))"
  let isInCode = finding.context.kind != .comment
  if isInCode { text += "\(margin) \(style.bold("context")): \(describe(finding.context))\n" }
  if reported.chain.count > 1 {
    text += "\(margin) \(style.bold("chain")):\n"
    for (depth, step) in reported.chain.enumerated() {
      // Deep chains would walk out of the window.
      let indentation = String(repeating: "  ", count: min(depth, 8))
      let at = style.faint("at \(place(step.path, step.position))")
      text += " \(gutter)     \(indentation)\(visible(step.name)) \(at)\n"
    }
  }
  if isInCode {
    text += "\(margin) \(style.bold("lane")): \(finding.lane.rawValue), \(explain(finding.lane))\n"
  }
  write(advice: finding.advice, margin: margin, indentation: " \(gutter)     ", style, to: &text)
  for note in reported.notes {
    let at = note.place.map { style.faint(" at \(place($0.path, $0.position))") } ?? ""
    text += "\(margin) \(style.bold("note")): \(visible(note.message))\(at)\n"
  }
}

/// The first line stands behind the heading, code lines under it. Split by bytes: by characters that took 190,000 instructions, 2 % of all
/// where there are many findings.
private func write(
  advice: String, margin: String, indentation: String, _ style: TextStyle, to text: inout String
) {
  for (index, line) in advice.utf8.split(separator: UInt8(ascii: "\n")).map({ Substring($0) }).enumerated() {
    text += index == 0 ? "\(margin) \(style.bold("advice")): " : indentation
    text += "\(visible(String(line)))\n"
  }
}

private func place(_ path: String, _ position: Position) -> String {
  "\(visible(path)):\(position.line):\(position.column)"
}

private func describe(_ context: Finding.Context) -> String {
  let kind =
    switch context.kind {
    case .async: "async code"
    case .eventLoop: "an event loop"
    case .main: "the main thread"
    case .comment: "a comment"
    }
  guard let function = context.function else { return "\(kind), at the top level" }
  return "\(kind), in \"\(visible(function))\""
}

private func explain(_ lane: Lane) -> String {
  switch lane {
  case .asyncAlternative: "an async API does the same"
  case .offload: "there is only a synchronous API, so it belongs on a thread that may block"
  case .queueHandoff: "heavy work for the processor, so it belongs behind a queue and out of the request's way"
  }
}
