import AsyncLintSyntax

/// What becomes of the reported function, and of those who call it as it is.
extension AdviceWriter {
  /// `around`: the code stands in the reported function itself, and what is said above it says what that has to become; nil: in a helper.
  func remarkOnReportedFunction(awaiting code: String, _ around: Surroundings?) -> String {
    guard subject.context.kind == .async else { return "" }
    var text = ""
    var effects = effects(of: code, around ?? aroundReported)
    if around == nil, let function = aroundReported.function {
      effects.throwsErrors = effects.throwsErrors && !aroundAPI.catchesErrors && code.hasPrefix("try await ")
      switch (effects.awaits, effects.throwsErrors) {
      case (true, true): text = "\n\"\(function)\" has to become async, and to throw that too or to catch it"
      case (true, false): text = "\n\"\(function)\" has to become async too"
      case (false, true): text = "\n\"\(function)\" has to throw that too, or to catch it"
      case (false, false): break
      }
      // It may catch what it is thrown.
      effects.throwsErrors = false
      if !aroundAPI.catchesErrors, code.hasPrefix("try await ") { text += remarkOnCatch(aroundReported) }
    }
    guard
      let callers = judge.presentCallers(
        ofFunctionAround: subject.reported, awaits: effects.awaits, throwsErrors: effects.throwsErrors)
    else { return text }
    let (names, isOne) = (callers.names.prefix(2).map { "\"\($0)\"" }, callers.names.count == 1)
    let others =
      callers.names.count > 2 ? "\(names.joined(separator: ", ")) and others" : names.joined(separator: " and ")
    let (verb, it) = isOne ? ("calls", "it has") : ("call", "they have")
    let what =
      callers.keyword == "try"
      ? "to handle the error then"
      : callers.canAwait ? "to await it then" : "to become async too"
    return "\(text)\n\(others) \(verb) \"\(callers.function)\" without \"\(callers.keyword)\": \(it) \(what)"
  }
}
