import AsyncLintAnalysis
import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue
import AsyncLintReport

/// `asynclint explain`: prints the page of a rule, or of the rule that an API belongs to.
@Sendable func explain(_ arguments: [[UInt8]], on console: inout Console) throws(DriverError) -> CommandStatus {
  var settings = ExplainSettings()
  let names = try parseArguments(arguments, options: explainOptions, into: &settings).map(
    \.text)
  if settings.showsHelp { return try console.show(explainPage().text) }
  if names.isEmpty { throw .usage("\"explain\" needs a rule or an API") }

  let catalogue = try settings.check.catalogueWithPages(in: console.workingDirectory)
  let readme = builtinDocuments().first { $0.path.hasSuffix("README.md") }?.text ?? ""
  let topics = TopicSearch(catalogue, readme: readme)
  let explanations = try names.map { name throws(DriverError) in try explanation(of: name, in: catalogue, topics) }
  // For a terminal it is set; elsewhere it is the Markdown it was written as.
  let isRendered = console.output.isTerminal || settings.color == .always
  let isColored = usesColor(settings.color, console)
  let columns = console.output.columns ?? 80
  var text = ""
  for explanation in explanations {
    if !text.isEmpty { text += "\n" }
    if !explanation.symbols.isEmpty { text += symbolList(explanation.symbols, catalogue) + "\n" }
    text += explanation.closures.map { closureLine($0) }.joined()
    text += explanation.refusals.map { refusalText($0) }.joined(separator: "\n")
    if explanation.rules.isEmpty { continue }
    if !explanation.closures.isEmpty || !explanation.refusals.isEmpty { text += "\n" }
    if explanation.isVague {
      text += explanation.rules.map { "\(visible($0.name)): \(visible($0.summary))\n" }.joined() + "\n"
    }
    // An API may be two things, as reading a file or a remote address; beyond that the name was too vague.
    if explanation.rules.count > 2 || explanation.isVague {
      text += "\"asynclint explain RULE\" prints the page of a rule\n"
      continue
    }
    let pages = explanation.rules.map { rule in
      isRendered ? rulePageText(rule, isColored: isColored, columns: columns) : visibleLines(rule.document)
    }
    text += pages.joined(separator: "\n")
  }
  return try console.show(text)
}

struct ExplainSettings: Sendable {
  var showsHelp = false
  var color = CheckSettings.ColorChoice.auto
  /// Of these only what says which rules there are.
  var check = CheckSettings()
}

let explainOptions: [CommandOption<ExplainSettings>] =
  CommandOption.ofRules(\.check) + [
    .choice("--color", placeholder: "WHEN", help: "colours, and the form for a terminal (default auto)") {
      $0.color = $1
    },
    .flag("--help", "-h", help: "print this help") { $0.showsHelp = true },
  ]

private struct Explanation {
  var rules: [Rule] = []
  /// That were asked for; none when it was the rule itself.
  var symbols: [Symbol] = []
  /// Functions that were asked for and do not block, but run closures.
  var closures: [ClosureParameter] = []
  /// Why it is no rule.
  var refusals: [TopicSearch.Refusal] = []
  /// The rules speak of what was asked for, and are not about it alone.
  var isVague = false
}

/// By name; else by the words of which the name of a rule is made; else by what the pages speak of.
private func explanation(
  of name: String, in catalogue: Catalogue, _ topics: TopicSearch
) throws(DriverError) -> Explanation {
  if let rule = catalogue.rules.first(where: { $0.name == name }) { return Explanation(rules: [rule]) }
  let api = APIName(name)
  let refusals = topics.refusals(of: api)
  var symbols = api.matches(in: catalogue.symbols)
  if symbols.isEmpty, let module = catalogue.moduleBases.first(where: { $0.module == api.path.first }) {
    let handedOn = catalogue.symbols.filter { $0.modules.contains(where: module.bases.contains) }
    symbols = api.withoutModule.matches(in: handedOn)
  }
  if symbols.isEmpty, refusals.isEmpty { symbols = api.ofSwift.matches(in: catalogue.symbols) }
  // A member of a type that is named as a whole is no other type's, `UserDefaults.standard.set` no Keychain's.
  if !refusals.isEmpty, let type = api.path.first, type.first?.isUppercase == true,
    !symbols.contains(where: { $0.receiver?.hasPrefix(type) ?? false })
  {
    symbols = []
  }
  if !symbols.isEmpty {
    let rules = Set(symbols.map(\.rule)).sorted().map { catalogue.rules[$0] }
    return Explanation(rules: rules, symbols: symbols)
  }
  let named = topics.rules(named: name)
  if !named.isEmpty { return Explanation(rules: named, isVague: named.count > 2) }
  let all = catalogue.closureParameters.filter { !$0.isAssignment }
  let functions = all.enumerated().map { symbol(for: $0.element, number: $0.offset) }
  let closures = api.matches(in: functions).map { all[$0.rule] }
  if let first = closures.first {
    // The page that is about it: `detached-is-not-offload` for `Task.detached`.
    let whole = symbol(for: first).displayName.prefix { $0 != "(" }
    let rules = topics.rules(named: api.baseName).filter { $0.document.contains(whole) }
    return Explanation(rules: rules, closures: closures)
  }
  if !refusals.isEmpty { return Explanation(refusals: refusals) }
  let about = Explanation(rules: topics.rules(about: name), refusals: topics.refusals(about: name), isVague: true)
  if !about.rules.isEmpty || !about.refusals.isEmpty { return about }
  let hint = namesLike(name, in: catalogue).map { "\"\($0)\"" }.joined(separator: ", ")
  throw .usage(
    "\"\(name)\" is no rule and no API that is known to block\(hint.isEmpty ? "" : ", did you mean \(hint)")")
}

/// A function that runs a closure, to be found as an API is. `number`: in place of its rule's.
private func symbol(for function: ClosureParameter, number: Int = 0) -> Symbol {
  Symbol(
    rule: number, modules: function.modules, receiver: function.receiver, isStatic: false,
    kind: function.baseName == "init" ? .initializer : .function, baseName: function.baseName, labels: function.labels,
    isOptional: function.isOptional, conditions: [], severity: nil, lane: nil, isDistinctive: false,
    hasAsyncOverload: false, advice: "")
}

private func closureLine(_ function: ClosureParameter) -> String {
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
  return "\(visible(symbol(for: function).displayName)): runs its closure \(place)\n"
}

/// As it stands in `rules/README.md`.
private func refusalText(_ refusal: TopicSearch.Refusal) -> String {
  let lines = refusal.reason.isEmpty ? [refusal.text] : [refusal.reason, "- " + refusal.text]
  return "not in the rules:\n" + lines.map { "    \(visible($0))\n" }.joined()
}

/// Up to three: the API with other labels, else names that have the text's letters in them, the shortest first, else the nearest ones.
private func namesLike(_ text: String, in catalogue: Catalogue) -> [String] {
  let limit = 3
  let others = APIName(text).withoutLabels.matches(in: catalogue.symbols).map(\.displayName)
  let wanted = letters(of: text)
  if !others.isEmpty {
    let beginning = others.filter { letters(of: $0).hasPrefix(wanted) }
    return Array(Set(beginning.isEmpty ? others : beginning).sorted().prefix(limit))
  }
  var names = catalogue.rules.map(\.name) + catalogue.symbols.map(\.displayName)
  names = Set(names).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  if wanted.count > 2 {
    let containing = names.filter { letters(of: $0).contains(wanted) }
    if !containing.isEmpty { return Array(containing.prefix(limit)) }
  }
  // Without labels too: who misspells a name has often not written them.
  names += Set(catalogue.symbols.map { String($0.displayName.prefix { $0 != "(" }) }).sorted()
  // And the single words that lead to a page.
  let words = catalogue.rules.flatMap { $0.name.split(separator: "-").map { String($0) } }
  names += Set(words + catalogue.symbols.flatMap { [$0.baseName] + ($0.receiver.map { [$0] } ?? []) }).sorted()
  var nearest: [String] = []
  while nearest.count < limit, let name = nearestName(to: text, in: names) {
    nearest.append(name)
    names.removeAll { $0 == name }
  }
  return nearest
}

/// `datacontentsof` for `Data.init(contentsOf:)` and for `data contentsOf`.
private func letters(of name: String) -> String {
  name.replacing(".init(", with: "(").lowercased().filter { $0.isLetter || $0.isNumber }
}

/// A line for each, with what to write instead under it.
private func symbolList(_ symbols: [Symbol], _ catalogue: Catalogue) -> String {
  var lines: [String] = []
  for symbol in symbols {
    let rule = catalogue.rules[symbol.rule]
    let severity = symbol.severity ?? rule.severity
    let lane = symbol.lane ?? rule.lane
    var text = "\(visible(symbol.displayName)): \(visible(rule.name)), \(severity.rawValue), \(lane.rawValue)\n"
    for condition in symbol.conditions { text += "    \(visible(words(for: condition, of: symbol)))\n" }
    text += adviceLines(AdviceLine(symbol.advice))
    // One API that several modules declare is one line.
    if !lines.contains(text) { lines.append(text) }
  }
  return lines.joined()
}

private func words(for condition: Condition, of symbol: Symbol) -> String {
  func argument(_ index: Int) -> String {
    let label = symbol.labels.indices.contains(index) ? symbol.labels[index] : "_"
    return label == "_" ? "argument \(index + 1)" : "\"\(label):\""
  }
  switch condition {
  case .unlessZeroTimeout(let index): return "unless \(argument(index)) is no time at all"
  case .unlessNegative(let index): return "unless \(argument(index)) is negative"
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
    return "unless \(index.map(argument) ?? "the receiver") is in non-blocking mode"
  }
}

/// What to write instead, and where.
private func adviceLines(_ advice: AdviceLine) -> String {
  var lines = ""
  func add(_ place: String, _ code: String) {
    guard !code.isEmpty else { return }
    let text = visibleLines(withoutPlaceholders(code)).split(separator: "\n", omittingEmptySubsequences: false)
    lines += text.count == 1 ? "    \(place): \(text[0])\n" : "    \(place):\n"
    if text.count > 1 { lines += text.map { "      \($0)\n" }.joined() }
  }
  add("instead", advice.general)
  for (modules, code) in advice.withModules { add("instead, with \(visible(modules.joined(separator: " or ")))", code) }
  add("instead, on an event loop", advice.onEventLoop)
  return lines
}

/// `{0}` and `{self}` as an ellipsis: there is no call to take them from. `{?1, timeout: {1}}` as if the argument were given, `{?value:…}` as
/// if the call were a statement alone.
private func withoutPlaceholders(_ advice: String) -> String {
  advice.replacing(/\{\?value:(?:[^{}]|\{[^{}]*\})*\}/, with: "")
    .replacing(/\{\?!value:((?:[^{}]|\{[^{}]*\})*)\}/) { $0.output.1 }.replacing(/\{\?[0-9]+((?:[^{}]|\{[0-9]+\})*)\}/)
  { $0.output.1 }
    .replacing(/\{(?:\*?[0-9]+|self)\}/, with: "…").replacing("{eventLoop}", with: "eventLoop")
}

private func visibleLines(_ text: String) -> String {
  text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { visible(String($0)) }
    .joined(separator: "\n")
}

@Sendable func explainPage() -> HelpPage {
  HelpPage(
    summary: "Print the page of a rule, or of the rule that an API belongs to.",
    usage: ["asynclint explain [options] RULE|API…"], options: [OptionGroup("options", explainOptions)],
    sections: [
      HelpSection(
        title: "examples",
        entries: [
          ("asynclint explain blocking-sleep", "the page of a rule"),
          ("asynclint explain Thread.sleep", "of the rule that an API belongs to"),
          ("asynclint explain 'Data(contentsOf:)'", "names as they stand in code, with quotes for the shell"),
          ("asynclint explain DispatchSemaphore", "all that is known of a type"),
          ("asynclint explain deadlock", "the rules that speak of it"),
        ])
    ])
}
