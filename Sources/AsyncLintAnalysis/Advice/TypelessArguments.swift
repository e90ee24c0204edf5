import AsyncLintSyntax

/// Arguments that have their type from the parameter, and none where a line of `rules/` puts them: `.now + 1`, `1 / 2`.
extension Analyzer {
  /// `{0} as Double` of a line, which stays where the argument does not say its type itself.
  func withTypes(_ code: String, _ candidate: Resolution.Candidate, at place: Place) -> String {
    let file = file(place)
    let call = call(ofCallee: place.node, in: file)
    guard code.holds("} as "), call != 0, let match = candidate.match else { return code }
    var code = code
    for (argument, parameter) in zip(CallShape(call, in: file).arguments, match.parameters) {
      let placeholder = "{\(parameter)}"
      guard let type = ["Double", "UInt32", "Date"].first(where: { code.holds("\(placeholder) as \($0)") }) else {
        continue
      }
      if type == "Date", secondsFromNow(argument.expression, in: file) != nil {
        code = code.replacing(
          "(\(placeholder) as Date).timeIntervalSinceNow", with: "{\(parameter).seconds}")
      }
      code = withAmounts(code, of: argument.expression, for: placeholder, type, in: file)
      if needsType(argument.expression, isReal: type == "Double", in: file) {
        guard operands(of: argument.expression, in: file).isChoice else { continue }
        code = code.replacing("\(placeholder) as ", with: "(\(placeholder)) as ")
      } else {
        code = code.replacing("\(placeholder) as \(type)", with: placeholder)
          .replacing("(\(placeholder)).", with: "\(placeholder).").replacing(
            "(\(placeholder)) *", with: "\(placeholder) *")
      }
    }
    return code
  }

  /// `0.2` of `Date().addingTimeInterval(0.2)`, `Date(timeIntervalSinceNow: 0.2)` and `.now + 0.2`, which says its type itself.
  func secondsFromNow(_ date: NodeID, in file: ProgramFile) -> NodeID? {
    var seconds: NodeID = 0
    let parts = Array(file.children(date))
    switch file.kind(date) {
    case .callExpression:
      let (callee, arguments) = (calleeName(of: date, in: file), CallShape(date, in: file).arguments)
      guard arguments.count == 1 else { return nil }
      let isAdded =
        text(file.name(callee)) == "addingTimeInterval" && file.kind(callee) == .memberExpression
        && isNow(file.child(0, callee), in: file)
      guard isAdded || text(arguments[0].label) == "timeIntervalSinceNow" else { return nil }
      seconds = arguments[0].expression
    case .sequenceExpression where parts.count == 3 && text(file.name(parts[1])) == "+" && isNow(parts[0], in: file):
      seconds = parts[2]
    default: return nil
    }
    return needsType(seconds, isReal: true, in: file) && operands(of: seconds, in: file).isQuotient
      || file.isImplicitMember(file.first(ofExpression: seconds)) ? nil : seconds
  }

  /// `Date()`, `Date.now`, `.now`
  private func isNow(_ date: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(date) {
    case .callExpression:
      text(file.name(calleeName(of: date, in: file))) == "Date" && CallShape(date, in: file).arguments.isEmpty
    case .memberExpression: text(file.name(date)) == "now"
    default: false
    }
  }

  /// A literal is of the type that is asked for: `.seconds(5)` for `.milliseconds(Int64((5 as Double) * 1000))`.
  private func withAmounts(
    _ code: String, of argument: NodeID, for placeholder: String, _ type: String, in file: ProgramFile
  ) -> String {
    let milliseconds = ".milliseconds(Int64((\(placeholder) as \(type)) * 1000))"
    switch file.kind(argument) {
    case .integerLiteral:
      return code.replacing("Int64(\(placeholder) as \(type))", with: placeholder)
        .replacing(milliseconds, with: ".seconds(\(placeholder))")
    case .floatLiteral:
      guard let amount = thousandfold(of: file.bytes(in: file.range(ofExpression: argument))) else { return code }
      return code.replacing(milliseconds, with: ".milliseconds(\(amount))")
    default: return code
    }
  }

  /// `250` for `0.25`; nil where that is no whole number, or not a short one.
  private func thousandfold(of literal: some Collection<UInt8>) -> String? {
    let parts = literal.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count < 10, parts[1].count < 4,
      parts.allSatisfy({ $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
    else { return nil }
    let digits = parts.flatMap { $0 } + Array(repeating: UInt8(ascii: "0"), count: 3 - parts[1].count)
    return Int(String(decoding: digits, as: UTF8.self)).map(String.init)
  }

  /// `isReal`: of whole numbers alone it would be one, and a quotient without its fraction.
  private func needsType(_ argument: NodeID, isReal: Bool, in file: ProgramFile) -> Bool {
    if file.isImplicitMember(file.first(ofExpression: argument)) { return true }
    let (operands, isQuotient, _) = operands(of: argument, in: file)
    let kinds = operands.map { file.kind($0) }
    let areTypeless = zip(operands, kinds).map { operand, kind in
      switch kind {
      case .integerLiteral, .floatLiteral: true
      case .callExpression:
        text(file.name(operand)) == "numericCast" || file.isImplicitMember(file.first(ofExpression: operand))
      default: file.isImplicitMember(file.first(ofExpression: operand))
      }
    }
    guard areTypeless.allSatisfy(\.self) else { return false }
    return kinds.contains { $0 != .integerLiteral && $0 != .floatLiteral }
      || isReal && isQuotient && kinds.allSatisfy { $0 == .integerLiteral }
  }

  /// What an expression is made of by operators, without what `? :` asks.
  func operands(
    of argument: NodeID, in file: ProgramFile
  ) -> (nodes: [NodeID], isQuotient: Bool, isChoice: Bool) {
    var nodes: [NodeID] = []
    var (isQuotient, isChoice) = (false, false)
    var pending = [argument]
    while let node = pending.popLast() {
      switch file.kind(node) {
      case .parenthesizedExpression, .prefixOperatorExpression, .ternaryOperator: pending.append(file.child(0, node))
      case .binaryOperator: isQuotient = isQuotient || text(file.name(node)) == "/"
      case .sequenceExpression:
        let parts = file.children(node)
        if let choice = parts.firstIndex(where: { file.kind($0) == .ternaryOperator }) {
          isChoice = true
          pending += parts[choice...]
        } else {
          pending += parts
        }
      default: nodes.append(node)
      }
    }
    return (nodes, isQuotient, isChoice)
  }
}

extension AdviceWriter {
  /// `write {0}` is made for a closure, `{0}.path` for a name; anything else goes in parentheses.
  func withParentheses(_ code: String) -> String {
    var code = analyzer.givenParts(of: code, subject.candidate, givenToReceiver, at: subject.api)
    for path in argumentTexts where path.placeholder.hasSuffix(".path}") {
      code = code.replacing("\(path.placeholder.dropLast(6))}.path", with: path.placeholder)
    }
    for argument in analyzer.pointerArguments(subject.candidate, at: subject.api) {
      code = code.replacing("{*\(argument)}", with: "{*\(argument)}.pointee")
    }
    code = analyzer.withTypes(code, subject.candidate, at: subject.api)
    for argument in analyzer.compoundArguments(subject.candidate, at: subject.api) {
      code = code.replacing("{\(argument)}.", with: "({\(argument)}).")
        .replacing("{\(argument)} * ", with: "({\(argument)}) * ")
    }
    for substitution in argumentTexts where !substitution.name.hasPrefix("{ ") {
      let end = " \(substitution.placeholder)"
      if code.hasSuffix(end), code.dropLast(end.count).last?.isLetter ?? false {
        let label = code.holds("MainActor.run ") ? "body: " : ""
        return code.dropLast(end.count) + "(\(label)\(substitution.placeholder))"
      }
    }
    return code
  }
}
