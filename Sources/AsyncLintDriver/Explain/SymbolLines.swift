import AsyncLintCatalogue
import AsyncLintReport

/// A line for each, with what to write instead under it.
func symbolLines(_ symbols: [Symbol], _ catalogue: Catalogue) -> String {
  var lines: [String] = []
  // Of one module nobody has to be told.
  let hasModules = Set(symbols.map(\.modules)).count > 1
  for symbol in symbols {
    let rule = catalogue.rules[symbol.rule]
    let severity = symbol.severity ?? rule.severity
    let lane = symbol.lane ?? rule.lane
    let name = (hasModules ? modulePrefix(symbol.modules) : "") + symbol.displayName
    var text = "\(visible(name)): \(visible(rule.name)), \(severity.rawValue), \(lane.rawValue)\n"
    for condition in symbol.conditions { text += "    \(visible(words(for: condition, of: symbol)))\n" }
    text += adviceLines(of: symbol)
    // One API that several modules declare is one line.
    if !lines.contains(text) { lines.append(text) }
  }
  return lines.joined()
}

/// The name of an API for which a rule looks at the code around it.
func ruleLines(for name: String, _ rules: [Rule]) -> String {
  rules.map { "\(visible(name)): \(visible($0.name)), \($0.severity.rawValue), \($0.lane.rawValue)\n" }.joined()
}

/// `Glibc|Musl.`; a star, for any module, says nothing.
private func modulePrefix(_ modules: [String]) -> String {
  modules == ["*"] ? "" : modules.joined(separator: "|") + "."
}

private func words(for condition: Condition, of symbol: Symbol) -> String {
  func argument(_ index: Int) -> String {
    let label = symbol.labels.indices.contains(index) ? symbol.labels[index] : "_"
    return label == "_" ? "argument \(index + 1)" : "\"\(label):\""
  }
  switch condition {
  case .unlessZeroTimeout(let index): return "unless \(argument(index)) is no time at all"
  case .unlessNegative(let index): return "unless \(argument(index)) is negative"
  case .unlessZeroSize(let index): return "unless \(argument(index)) is the size 0"
  case .unlessMentions(let index, let name): return "unless \(argument(index)) has \"\(name)\" in it"
  case .ifMentions(let index, let name): return "if \(argument(index)) has \"\(name)\" in it"
  case .unlessLiteralFalse(let index): return "unless \(argument(index)) is \"false\""
  case .ifLiteralTrue(let index): return "if \(argument(index)) is \"true\""
  case .ifRemoteURL(let index): return "if \(argument(index)) is a remote address"
  case .unlessRemoteURL(let index): return "unless \(argument(index)) is a remote address"
  case .ifArgumentType(let index, let types): return "if \(argument(index)) is a \(types.joined(separator: " or "))"
  case .unlessArgumentType(let index, let types):
    return "unless \(argument(index)) is a \(types.joined(separator: " or "))"
  case .message(let index):
    return "as a message if \(index.map(argument) ?? "the receiver") is standard output or standard error"
  case .ifIterated: return "if the result is gone through there"
  case .unlessIterated: return "unless the result is gone through there"
  case .unlessMemoryStream(let index):
    return "unless \(index.map(argument) ?? "the receiver") is a stream over memory"
  case .unlessNumericHost(let index): return "unless \(argument(index)) is an address in numbers"
  case .unlessNonblocking(let index):
    let subject = index.map(argument) ?? (symbol.receiver == nil ? "its session" : "the receiver")
    return "unless \(subject) is in non-blocking mode"
  }
}

/// Where each function runs its closure.
func closureLines(_ functions: [ClosureParameter]) -> String {
  var lines: [String] = []
  let hasModules = Set(functions.map(\.modules)).count > 1
  for function in functions {
    let line = closureLine(function, prefix: hasModules ? modulePrefix(function.modules) : "")
    if !lines.contains(line) { lines.append(line) }
  }
  return lines.joined()
}

private func closureLine(_ function: ClosureParameter, prefix: String) -> String {
  let place =
    switch function.runs {
    case .inline: "before it returns, on the thread of its caller"
    case .async: "as async code, on Swift's pool"
    case .offload: "on a thread that may block"
    case .laterEventLoop: "later, on an event loop"
    case .laterMain: "later, on the main thread"
    case .laterUnknown: "later, where nobody knows"
    case .context: "in a context of its own"
    case .taskExecutor: "on the executor that it is given"
    }
  return "\(visible(prefix + Symbol(function).displayName)): runs its closure \(place)\n"
}
