import AsyncLintSyntax

/// What becomes of functions when code in them is replaced, and of those who call the reported one as it is.
extension AdviceWriter {
  /// `around`: the code stands in the reported function itself, and what is said above it says what that has to become; nil: in a helper.
  func remarkOnReportedFunction(awaiting code: String, _ around: Surroundings?) -> String {
    guard subject.context.kind == .async else { return "" }
    var text = ""
    if let around, around.isClosureWithoutThrows, throwsErrors(code) {
      text = "\nthe closure around it has to be \"async throws\" then"
    }
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
    if around == nil, let asyncTaker { text += "\nthe closure of \"\(asyncTaker)\" has to become async too" }
    guard
      let callers = judge.presentCallers(
        ofFunctionAround: subject.reported, awaits: effects.awaits, throwsErrors: effects.throwsErrors)
    else { return text }
    if !callers.stuck.isEmpty {
      let functions = callers.stuck.count == 1 ? "a function of it" : "functions of them"
      text += "\n\(calling(callers.function, callers.stuck)) and cannot await: make \(functions)"
    }
    if callers.names.isEmpty { return text }
    let it = callers.names.count == 1 ? "it has" : "they have"
    let waits = callers.canAwait ? "to await it then" : "to become async too"
    let what =
      switch callers.keyword {
      case "try": "to handle the error then"
      case "await": waits
      default: "\(waits), and to handle the error"
      }
    return "\(text)\n\(calling(callers.function, callers.names)) without \"\(callers.keyword)\": \(it) \(what)"
      + remarks(on: callers.takers)
  }

  /// `"a()", "b()" and others call "load()"`
  private func calling(_ function: String, _ callers: [String]) -> String {
    let names = callers.prefix(2).map { "\"\($0)\"" }
    let others = callers.count > 2 ? "\(names.joined(separator: ", ")) and others" : names.joined(separator: " and ")
    return "\(others) \(callers.count == 1 ? "calls" : "call") \"\(function)\""
  }

  // MARK: Words above code

  /// What has to become like the function around one of the chain's calls.
  func relatives(of step: Int) -> String { step > 1 ? ", like the functions that lead to it" : "" }

  /// The line above code that replaces the API's call; empty when there is nothing to say.
  func heading(for code: String, _ around: Surroundings, _ imports: Imports, isRelated: Bool) -> String {
    let missing = importWords(code, imports)
    if let change = change(for: code, around) {
      return change + (isRelated ? ", like the functions that lead to it" : "") + missing + ":"
    }
    guard !subject.isDirect else { return missing.isEmpty ? "" : missing.dropFirst(2).dropLast() + ":" }
    let place = around.function.map { "in \"\($0)\"" } ?? placeOfClosure(around) ?? "in \"\(subject.steps[0].name)\""
    return "\(place)\(missing):"
  }

  /// What the function around a call has to become; nil: nothing.
  func change(for code: String, _ around: Surroundings) -> String? {
    guard let function = around.function else {
      if let asyncTaker, around.homeOfClosure == nil {
        let effects = throwsErrors(code) ? "\"async throws\"" : "async"
        return "in the closure of \"\(asyncTaker)\", made \(effects)"
      }
      guard !around.isAsync, let place = placeOfClosure(around) else { return nil }
      return "\(place), made async"
    }
    let effects = effects(of: code, around)
    switch (effects.awaits, effects.throwsErrors) {
    case (true, true):
      return "in \"\(function)\", made \"async throws\"\(around.isRethrowing ? " in place of \"rethrows\"" : "")"
    case (false, true) where around.isRethrowing:
      return "in \"\(function)\", made \"throws\" in place of \"rethrows\""
    case (true, false): return "in \"\(function)\", made async"
    case (false, true): return "in \"\(function)\", made \(around.hasErrorType ? "to throw any error" : "throwing")"
    case (false, false): return nil
    }
  }

  /// Where the closure stands that a call of the chain is in; nil: it is in none.
  func placeOfClosure(_ around: Surroundings) -> String? { around.homeOfClosure.map { "in the closure in \"\($0)\"" } }

  /// What code does that the function around a call does not yet.
  func effects(of code: String, _ around: Surroundings) -> (awaits: Bool, throwsErrors: Bool) {
    if around.function == nil || around.cannotBeAsync { return (false, false) }
    return (
      !around.isAsync && (code.holds("await ") || !subject.isDirect && !code.holds(".withLock {")),
      !around.catchesErrors && throwsErrors(code)
    )
  }

  /// A task keeps what is thrown in it, for who asks for its result.
  private func throwsErrors(_ code: String) -> Bool {
    let own = code.holds(" }.result") ? code.lines.filter { !$0.hasSuffix(" }.result") }.joined(separator: "\n") : code
    return !own.hasPrefix("do {\n") && (own.hasPrefix("try ") || own.holds("\ntry ") || own.holds("try await "))
  }
}

extension AdviceWriter {
  /// The first function on the way to a call of the chain that code of other packages may call.
  func publicFunction(before index: Int) -> String? {
    subject.calls.prefix(index).flatMap(\.units).first { unit in
      let file = analyzer.file(unit.place)
      guard [.functionDeclaration, .initializerDeclaration].contains(file.kind(unit.place.node)),
        let id = file.declarationOfNode[unit.place.node], !analyzer.program[id].isLocal
      else { return false }
      return analyzer.isPublic(id)
    }.map { analyzer.displayName(of: $0) }
  }
}

extension Analyzer {
  /// Whether code of other packages may call a function: it is public, and so are all types around it.
  func isPublic(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    let isByExtension =
      declaration.parent >= 0 && program[declaration.parent].kind == .extension
      && program[declaration.parent].flags.contains(.isPublic)
      && declaration.flags.isDisjoint(with: [.isPrivate, .isFileprivate, .isPackage])
    guard declaration.flags.contains(.isPublic) || isByExtension else { return false }
    var owner = declaration.owner
    while owner >= 0 {
      let type = program.nominals[Int(owner)]
      if type.declaration >= 0, !program[type.declaration].flags.contains(.isPublic) { return false }
      owner = type.outer
    }
    return true
  }
}
