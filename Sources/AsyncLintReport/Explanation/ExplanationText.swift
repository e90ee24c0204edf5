import AsyncLintAnalysis

extension ExplanationReport {
  /// For people: the place's context, then each name with its verdict first and what it rests on below.
  public func text(isColored: Bool) -> [UInt8] {
    let style = TextStyle(isColored: isColored)
    let place = [path(explanation.file), String(line)] + (column.map { [String($0)] } ?? [])
    var text = "\(style.bold(visible(place.joined(separator: ":")))): \(words(explanation.context))\n"
    for step in explanation.context.steps { text += "  \(line(of: step, style))\n" }
    if explanation.names.isEmpty { text += "\nnothing is called or read here that could block\n" }
    for name in explanation.names { write(name, style, to: &text) }
    return Array(text.utf8)
  }

  private func write(_ name: Explanation.Name, _ style: TextStyle, to text: inout String) {
    let start = position(explanation.file, name.range.start)
    let number = String(start.line)
    let gutter = String(repeating: " ", count: number.count)
    let bar = style.faint("|")
    let frame = CodeFrame(
      line: lineBytes(explanation.file, name.range.start), nameStart: start.column - 1,
      nameLength: Int(name.range.end - name.range.start))
    let mark = String(repeating: "^", count: frame.underlineWidth)
    text += "\n \(gutter) \(bar)\n"
    text += " \(style.faint(number)) \(bar) \(frame.line)\n"
    text += " \(gutter) \(bar) \(String(repeating: " ", count: frame.underlineColumn))"
    text += (name.finding.map { style.severity(mark, $0.severity) } ?? style.bold(mark)) + "\n"

    let margin = " \(gutter) \(style.faint("="))"
    let indentation = " \(gutter)     "
    func section(_ title: String, _ line: String, _ rest: [String] = []) {
      text += "\(margin) \(style.bold(title)):\(line.isEmpty ? "" : " ")\(line)\n"
      for line in rest { text += "\(indentation)\(line)\n" }
    }
    section(name.finding == nil ? "not reported" : "reported", visible(name.reason))
    for fact in name.related { text += "\(indentation)\(line(of: fact, style))\n" }
    if name.context.steps.map(\.place) != explanation.context.steps.map(\.place) {
      section("context", words(name.context), name.context.steps.map { line(of: $0, style) })
    }
    if let receiver = name.receiver { section("receiver", line(of: receiver, style)) }
    if !name.candidates.isEmpty {
      section("declarations of the name", "", name.candidates.map { line(of: $0, style) })
    }
    if let blocking = name.blocking { section("blocks", words(blocking), lines(ofChain: blocking.chain, style)) }
  }

  private func words(_ context: Explanation.Context) -> String {
    let kind =
      switch context.kind {
      case .async: "async code"
      case .eventLoop: "an event loop"
      case .main: "the main thread"
      case .callers: "synchronous code, whose callers decide"
      case .none: "no code that must not be blocked"
      }
    if let function = context.function { return "\(kind), in \"\(visible(function))\"" }
    return context.kind == .none ? kind : "\(kind), at the top level"
  }

  private func words(_ blocking: Explanation.Blocking) -> String {
    "\"\(blocking.rule)\", \(blocking.severity.rawValue), \(blocking.confidence.rawValue)"
      + (blocking.isRuleEnabled ? "" : ", a rule that is off")
  }

  private func line(of fact: Explanation.Fact, _ style: TextStyle) -> String {
    visible(fact.text) + at(fact.place, style)
  }

  private func line(of candidate: Explanation.Candidate, _ style: TextStyle) -> String {
    let mark = candidate.isChosen ? "→" : "-"
    return "\(mark) \(visible(candidate.name))\(at(candidate.place, style)): \(visible(candidate.reason))"
  }

  private func lines(ofChain chain: [Finding.ChainStep], _ style: TextStyle) -> [String] {
    chain.enumerated().map { depth, step in
      let place = Explanation.Location(file: step.file, range: step.range)
      return String(repeating: "  ", count: min(depth, 8)) + visible(step.name) + at(place, style)
    }
  }

  private func at(_ place: Explanation.Location?, _ style: TextStyle) -> String {
    guard let place else { return "" }
    let position = position(place.file, place.range.start)
    return style.faint(" at \(visible(path(place.file))):\(position.line):\(position.column)")
  }
}
