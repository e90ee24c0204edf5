/// The code that can be written in the place of a call.
extension Surroundings {
  /// What has to follow a future of what is called.
  var flattening: String { givesFuture ? ".flatMap { $0 }" : "" }

  /// Who sends Vapor's requests to others.
  var client: String? { request ?? application }

  /// `[url] in `, at the beginning of a closure that the call is moved into.
  var captureList: String { captured.isEmpty ? "" : "\(captured) in " }
  /// `[url]`, or nothing.
  var captured: String {
    let elements = captures.elements.enumerated().compactMap { index, element -> String? in
      if takesUnsafely, captures.changed.contains(element.name) { return nil }
      if unchecked.contains(element.name) { return nil }
      if element.isCopied { return "\(element.name) = copy \(element.name)" }
      return element.value == nil ? element.name : "\(element.name) = {capture.\(index)}"
    }
    return elements.isEmpty ? "" : "[\(elements.joined(separator: ", "))]"
  }
  /// What the list of the closure that a queue runs leaves out, since constants before that closure hold it: whoever waits for the closure
  /// does not use it meanwhile.
  var uncheckedValues: [String] {
    guard takesUnchecked, continuation == nil, handedNames == nil, calledClosure == nil else { return [] }
    return (captures.unsendable + captures.localFunctions).filter { name in
      name == "self"
        ? captures.canNameSelf
        : !captures.changed.contains(name) && !captures.irreplaceable.contains(name)
          && !captures.elements.contains { $0.name == name && $0.value != nil }
    }
  }
  /// Those constants, each with the end of its line.
  var uncheckedConstants: String {
    unchecked.map { name in
      "  nonisolated(unsafe) let \(name == "self" ? captures.nameOfSelf ?? name : name) = \(name)\n"
    }.joined()
  }
  /// Before the closure, what it cannot say itself, each with the end of its line.
  var constants: String {
    captures.awaited.enumerated().map { "let \($1.name) = \($1.keywords){awaited.\($0)}\n" }.joined()
  }
  /// The same, with the `return` that what takes the call's place needs behind them in a callback that gives a value.
  var constantsOfCallback: String { constants.isEmpty || !needsReturn ? constants : "\(constants)return " }

  /// What is called, with what a closure in the place of the function is given.
  var callee: String {
    if let calledClosure { return "(\(calledClosure))()" }
    if isUnderLock { return "…" }
    if let handedReading { return valueName + handedReading }
    return handedNames == nil ? "{call}" : "{call}(\(handedArguments))"
  }
  /// What is called can throw, as far as anybody knows.
  var isThrowing: Bool { tries != .no && canThrow }
  /// The call with the `try` that it has.
  var call: String { !isThrowing || tries == .inside || isUnderLock ? callee : "try \(callee)" }
  /// An error of any type would not do there.
  var needsErrorType: Bool {
    isThrowing && tries == .plain && continuation == nil && handedNames == nil && !isUnderLock
      && (hasErrorType && !catchesErrors || catchesOneType || reliesOnErrorType)
  }
  /// What the call gives or throws. A closure throws errors of one type only if it says so.
  var resultOfCall: String { "Result { \(errorType.map { "() throws(\($0)) in " } ?? "")\(call) }" }
  /// Before an `await` of something that can throw: what the code said of errors stays true.
  var tryAwait: String { "try\(throwsNothing && tries == .no ? "?" : tries.mark) await" }
  /// Before an `await` of something that throws nothing itself, where what stands around it may.
  var outerAwait: String { tries == .no || !isTriedInFront ? "await" : tryAwait }

  /// Code that takes the place of an expression, as it can stand there. A `try?` of its own says nothing of what stands around it.
  func placed(_ code: String) -> String {
    switch place {
    case .inPlace:
      delegation?.placed(code, named: valueName) ?? (boundName.map { "\($0) = " } ?? "") + parenthesized(code)
    case .before: "let \(valueName) = \(code)"
    case .inFront, .nowhere: code
    }
  }

  private func parenthesized(_ code: String) -> String {
    let keywords = "try? await "
    // What is asked of the value is asked under the same `try?`.
    if isCondition, isOperand, tries == .optional, code.hasPrefix(keywords) {
      return "\(keywords)(\(code.dropFirst(keywords.count)))"
    }
    return isCondition || isOperand && tries != .optional && code.hasPrefix("try?") ? "(\(code))" : code
  }

  /// Code that is a short expression itself can stand wherever an `await` can.
  func replacing(withExpression code: String) -> Surroundings {
    if code.holds("\n") || callPlace == .nowhere { return self }
    var around = self
    around.place = callPlace
    return around
  }

  /// The words of code that have to stand in front of the operators around it, where the rest can stand in its place; nil: not so.
  func keywordsInFront(of code: String) -> String? {
    guard place == .inFront, code.hasPrefix("try") || code.hasPrefix("await "),
      let end = code.firstRange(of: "await ")?.upperBound
    else { return nil }
    return String(code[..<end].dropLast())
  }
}
