import AsyncLintAnalysis
import AsyncLintCatalogue

extension Report {
  /// The report for people: each finding with its code frame, chain, lane and advice, an empty line between two.
  public func text(isColored: Bool) -> [UInt8] {
    let style = TextStyle(isColored: isColored)
    var text = TextBytes()
    for (index, finding) in findings.enumerated() {
      if index > 0 { text.add("\n") }
      write(finding, style, to: &text)
    }
    return text.bytes
  }
}

/// Text as it grows. Bytes, and no string that takes up others: that took 400 instructions for each piece.
private struct TextBytes {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ pieces: String...) {
    for var piece in pieces { piece.withUTF8 { bytes.append(contentsOf: $0) } }
  }

  mutating func add(visible text: Slice<UnsafeBufferPointer<UInt8>>) {
    if isPlainASCII(text) {
      bytes.append(contentsOf: text)
    } else {
      add(visible(String(decoding: text, as: UTF8.self)))
    }
  }
}

private func write(_ reported: ReportedFinding, _ style: TextStyle, to text: inout TextBytes) {
  let finding = reported.finding
  let path = style.bold(place(reported.path, reported.start))
  let severity = style.severity(finding.severity.rawValue, finding.severity)
  let doubt = finding.confidence == .certain ? "" : " (likely)"
  text.add(path, ": ", severity, ": ", visible(finding.message), " [", visible(finding.rule), "]", doubt, "\n")

  let number = String(reported.start.line)
  let gutter = " " + String(repeating: " ", count: number.utf8.count)
  let bar = style.faint("|")
  let frame = CodeFrame(
    line: reported.line, nameStart: reported.start.column - 1,
    nameLength: Int(reported.end.offset - reported.start.offset))
  let underline = style.severity(String(repeating: "^", count: frame.underlineWidth), finding.severity)
  text.add(gutter, " ", bar, "\n")
  text.add(" ", style.faint(number), " ", bar, " ", frame.line, "\n")
  text.add(gutter, " ", bar, " ", String(repeating: " ", count: frame.underlineColumn), underline, "\n")

  let margin = gutter + " " + style.faint("=") + " "
  let indentation = gutter + "     "
  let isInCode = finding.context.kind != .comment
  if isInCode { text.add(margin, style.bold("context"), ": ", describe(finding.context), "\n") }
  if reported.chain.count > 1 {
    text.add(margin, style.bold("chain"), ":\n")
    for (depth, step) in reported.chain.enumerated() {
      text.add(indentation)
      // Deep chains would walk out of the window.
      for _ in 0..<min(depth, 8) { text.add("  ") }
      text.add(visible(step.name), " ", style.faint("at \(place(step.path, step.position))"), "\n")
    }
  }
  if isInCode {
    text.add(margin, style.bold("lane"), ": ", finding.lane.rawValue, ", ", explain(finding.lane), "\n")
  }
  write(advice: finding.advice, margin: margin, indentation: indentation, style, to: &text)
  for note in reported.notes {
    let at = note.place.map { style.faint(" at \(place($0.path, $0.position))") } ?? ""
    text.add(margin, style.bold("note"), ": ", visible(note.message), at, "\n")
  }
}

/// The first line stands behind the heading, code lines under it. By bytes: to split by characters took 190,000 instructions, 2 % of all where
/// there are many findings, and the standard library takes 60 for each byte.
private func write(
  advice: String, margin: String, indentation: String, _ style: TextStyle, to text: inout TextBytes
) {
  var (advice, isFirst, start) = (advice, true, 0)
  advice.withUTF8 { bytes in
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[start..<end]
      start = end + 1
      if line.isEmpty { continue }
      if isFirst { text.add(margin, style.bold("advice"), ": ") } else { text.add(indentation) }
      isFirst = false
      text.add(visible: line)
      text.add("\n")
    }
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
