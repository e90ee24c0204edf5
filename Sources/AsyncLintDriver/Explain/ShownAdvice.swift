import AsyncLintAnalysis
import AsyncLintCatalogue
import AsyncLintReport

/// What to write instead of an API, and where, for people: there is no call to take arguments from.
func adviceLines(of symbol: Symbol) -> String {
  let advice = AdviceLine(symbol.advice)
  let receiver = symbol.receiver?.split(separator: ".").last.map { variableName(ofType: $0) } ?? "…"
  var lines = ""
  func add(_ place: String, _ code: String) {
    let shown = filled(withoutParts(code), receiver: receiver)
    guard !shown.isEmpty else { return }
    let text = visibleLines(shown).split(separator: "\n", omittingEmptySubsequences: false)
    lines += text.count == 1 ? "    \(place): \(text[0])\n" : "    \(place):\n"
    if text.count > 1 { lines += text.map { "      \($0)\n" }.joined() }
  }
  add("instead", advice.general)
  for (modules, code) in advice.withModules { add("instead, with \(visible(modules.joined(separator: " or ")))", code) }
  add("instead, on an event loop", advice.onEventLoop)
  return lines
}

/// Of APIs that are only synchronous, whose lines say nothing more; empty: there is none among them.
func offloadLines(of symbols: [Symbol], _ catalogue: Catalogue) -> String {
  let isWanted = symbols.contains {
    ($0.lane ?? catalogue.rules[$0.rule].lane) == .offload && AdviceLine($0.advice).general.isEmpty
  }
  guard isWanted else { return "" }
  return """
    where nothing else is said, run the call on a serial queue, made once:
        let ioQueue = DispatchQueue(label: "io")
        try await withCheckedThrowingContinuation { continuation in
          ioQueue.async { continuation.resume(with: Result { try … }) }
        }

    """
}

/// A rule's page as it is written, but without the parts of advice that depend on how a call is written.
func readablePage(_ document: String) -> String {
  guard document.contains("{?") else { return document }
  return document.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    line.contains(" -> ") ? withoutParts(String(line)) : String(line)
  }.joined(separator: "\n")
}

func visibleLines(_ text: String) -> String {
  text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { visible(String($0)) }
    .joined(separator: "\n")
}

/// `{?1, timeout: {1}}` as if the argument were given, `{?self.arguments: …}` and `{?!self.arguments: …}` as if nothing were known of the
/// receiver, `{?1.name: …}` of the closure, `{?value: …}` and `{?!value: …}` as if the call were a statement alone.
///
/// - Complexity: linear, however deep the parts stand in each other.
func withoutParts(_ advice: String) -> String {
  let bytes = Array(advice.utf8)
  var kept: [UInt8] = []
  var index = 0
  var depth = 0
  // How deep the braces are in which parts stand whose text is kept: what closes them is no code.
  var open: [Int] = []
  while index < bytes.count {
    let byte = bytes[index]
    if byte == UInt8(ascii: "{") { depth += 1 }
    if byte == UInt8(ascii: "{"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "?") {
      let own = depth
      let text = textOfPart(bytes[(index + 2)...], depth: &depth)
      if text.isKept { open.append(own) }
      index = text.start
      continue
    }
    index += 1
    guard byte == UInt8(ascii: "}") else {
      kept.append(byte)
      continue
    }
    if open.last == depth { open.removeLast() } else { kept.append(byte) }
    depth -= 1
  }
  return String(decoding: kept, as: UTF8.self)
}

/// Where the text of a part begins, or what stands behind the part where nothing of it is kept.
private func textOfPart(_ part: ArraySlice<UInt8>, depth: inout Int) -> (start: Int, isKept: Bool) {
  let subject = part.drop { $0 == UInt8(ascii: "!") }
  let digits = subject.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  let isNegated = part.first == UInt8(ascii: "!")
  let isLeftOut = digits.starts(with: ".".utf8) || part.starts(with: "self.".utf8) || part.starts(with: "value:".utf8)
  if !isNegated, !isLeftOut { return (digits.startIndex, true) }
  let outside = depth
  for index in part.indices {
    if isNegated, part[index] == UInt8(ascii: ":") { return (index + 1, true) }
    if part[index] == UInt8(ascii: "{") { depth += 1 }
    if part[index] == UInt8(ascii: "}") { depth -= 1 }
    if depth < outside { return (index + 1, false) }
  }
  return (part.endIndex, false)
}

/// `{0}`, `{*0}` and `{self.arguments}` as an ellipsis, the others as what they mostly are.
private func filled(_ advice: String, receiver: String) -> String {
  advice.replacing(/\{(?:\*?[0-9]+|self\.[A-Za-z0-9_.]+)\}/, with: "…").replacing("{self}", with: receiver)
    .replacing("{eventLoop}", with: "eventLoop").replacing("{request}", with: "request")
    .replacing("{threadPool}", with: "request.application.threadPool")
}
