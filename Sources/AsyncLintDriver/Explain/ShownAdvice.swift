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
private func withoutParts(_ advice: String) -> String {
  var text = advice
  while let open = text.firstRange(of: "{?") {
    var depth = 1
    let part = text[open.upperBound...].prefix { character in
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      return depth > 0
    }
    let kept: Substring
    let isOfClosure = part.drop { $0 == "!" }.drop(while: \.isNumber).hasPrefix(".")
    if part.hasPrefix("!") {
      kept = part.drop { $0 != ":" }.dropFirst()
    } else if isOfClosure || part.hasPrefix("self.") || part.hasPrefix("value:") {
      kept = ""
    } else {
      kept = part.drop(while: \.isNumber)
    }
    text = "\(text[..<open.lowerBound])\(kept)\(text[part.endIndex...].dropFirst())"
  }
  return text
}

/// `{0}`, `{*0}` and `{self.arguments}` as an ellipsis, the others as what they mostly are.
private func filled(_ advice: String, receiver: String) -> String {
  advice.replacing(/\{(?:\*?[0-9]+|self\.[A-Za-z0-9_.]+)\}/, with: "…").replacing("{self}", with: receiver)
    .replacing("{eventLoop}", with: "eventLoop").replacing("{request}", with: "request")
    .replacing("{threadPool}", with: "request.application.threadPool")
}
