import AsyncLintSyntax

/// Whether arguments fit parameters, by themselves.
extension Analyzer {
  /// `unknown` here means: Swift takes it, but prefers the other overload.
  func closureFit(
    _ closure: NodeID, _ parameter: Signature.Parameter, _ file: ProgramFile
  ) -> Compatibility {
    guard let function = parameter.functionType else { return .unknown }
    let isAsync = isAsyncBySyntax(closure, file)
    if isAsync, !function.isAsync { return .no }
    let taken = parametersTaken(by: closure, file)
    // A tuple may be taken apart.
    let isTakenApart = taken > 1 && function.parameters.count == 1
    if taken != function.parameters.count, !isTakenApart { return .no }
    return isTakenApart || !isAsync && function.isAsync ? .unknown : .fits
  }

  /// As its clause says, or the last of `$0`, `$1` …
  private func parametersTaken(by closure: NodeID, _ file: ProgramFile) -> Int {
    if file.child(2, closure) != 0 { return file.childCount(file.child(2, closure)) }
    var taken = 0
    var nodes = file.descendants(of: file.child(4, closure))
    while let node = nodes.next() {
      switch file.kind(node) {
      case .closureExpression: nodes.skipChildren()
      case .identifierExpression:
        let name = text(file.name(node))
        if name.hasPrefix("$"), let index = Int(name.dropFirst()) { taken = max(taken, index + 1) }
      default: break
      }
    }
    return taken
  }

  /// By its own `async`, `await`, `async let` or `for await`.
  func isAsyncBySyntax(_ closure: NodeID, _ file: ProgramFile) -> Bool {
    !file.flags(closure).isDisjoint(with: [.isAsync, .hasAwait, .hasAsyncLet])
  }

  /// Whether a parameter takes no argument of that form: `extension Array { func map(_ count: Int) }` is never meant by a closure, and
  /// `extension Encodable { func write(to url: URL) }` not by `text.write(to: &output)`.
  func refuses(
    _ argument: CallShape.Argument, _ parameter: Signature.Parameter, _ home: ProgramFile, in file: ProgramFile
  ) -> Bool {
    let isReference = file.kind(argument.expression) == .inoutExpression && !parameter.flags.contains(.isInout)
    guard isReference || argument.isFunction && parameter.functionType == nil,
      case .nominal(let nominal, _) = unwrapped(resolveType(parameter.typeNode, in: home))
    else { return false }
    let entry = program.nominals[Int(nominal)]
    return isClosed(nominal) || libraryWords.typesWithoutLiterals.contains(entry.name)
      || !isReference && entry.isProject && entry.kind != .protocolDeclaration
  }

  /// A trailing closure may leave out any label, but that of no value: `reference.write(toFile: url) { … }` is not
  /// `write(toFile:atomically:)`.
  func givesClosureToValue(_ shape: CallShape, _ match: ArgumentMatch?, _ symbol: Int) -> Bool {
    guard let match, shape.arguments.last?.isTrailing == true else { return false }
    let labels = external.symbolLabels[symbol]
    return zip(shape.arguments, match.parameters).contains { argument, index in
      guard argument.isTrailing, argument.label == 0, labels.indices.contains(index), labels[index] != 0,
        labels[index] != known.underscore
      else { return false }
      let label = text(labels[index]).lowercased()
      return !mayBeClosure(labels[index], of: external.catalogue.symbols[symbol])
        && !["handler", "progress", "callback", "completion", "block", "body"].contains { label.contains($0) }
    }
  }

  // MARK: Types of arguments

  /// Whether an argument surely is of another type than a parameter: a name, a call or a plain literal. The literals of an expression may be of
  /// any type.
  func isOther(
    _ argument: NodeID, than parameter: Signature.Parameter, _ home: ProgramFile, in file: ProgramFile
  ) -> Bool {
    let expression = file.unparenthesized(argument)
    if parameter.functionType != nil { return isNoFunction(expression, parameter, home, in: file) }
    switch file.kind(expression) {
    case .identifierExpression, .memberExpression, .callExpression, .integerLiteral, .floatLiteral, .stringLiteral,
      .booleanLiteral, .nilLiteral, .arrayLiteral, .dictionaryLiteral, .tupleExpression:
      break
    case .sequenceExpression: if !isRangeOrTruth(expression, in: file) { return false }
    default: return false
    }
    guard !parameter.flags.contains(.isAutoclosure), case let type = resolveType(parameter.typeNode, in: home),
      case .nominal(let nominal, _) = unwrapped(type)
    else { return false }
    let entry = program.nominals[Int(nominal)]
    let isPlain =
      isClosed(nominal) || libraryWords.typesWithoutLiterals.contains(entry.name)
      || entry.isProject && entry.kind != .protocolDeclaration
    return isPlain && compatibility(ofArgument: expression, with: type, in: file) == .no
  }

  /// `0..<count`, `name == other`: of one type, whatever the operands' literals stand for, unless the program has such operators of its own.
  private func isRangeOrTruth(_ sequence: NodeID, in file: ProgramFile) -> Bool {
    guard file.childCount(sequence) == 3, file.kind(file.child(1, sequence)) == .binaryOperator else { return false }
    let name = file.name(file.child(1, sequence))
    return ["..<", "...", "==", "!=", "<", ">", "<=", ">=", "&&", "||"].contains(text(name))
      && program.declarations(named: name).isEmpty
  }

  /// A value that is evidently none, where a parameter asks for a function.
  private func isNoFunction(
    _ expression: NodeID, _ parameter: Signature.Parameter, _ home: ProgramFile, in file: ProgramFile
  ) -> Bool {
    if parameter.flags.contains(.isAutoclosure) { return false }
    switch file.kind(expression) {
    case .integerLiteral, .floatLiteral, .stringLiteral, .booleanLiteral, .arrayLiteral, .dictionaryLiteral: return true
    case .nilLiteral:
      let type = resolveType(parameter.typeNode, in: home)
      return !type.isUnknown && unwrapped(type) == type
    case .keyPathExpression: return false
    default:
      guard case .nominal(let nominal, _) = unwrapped(typeOf(expression, in: file)) else { return false }
      return !isSubtype(nominal, of: external.keyPath)
    }
  }

  /// Whether a function of the program's is added to all values that can be compared, encoded and so on, and is there on one by what that conforms to.
  func isAddedToAll(_ id: DeclarationID, _ candidate: Resolution.Candidate) -> Bool {
    let owner = program[id].owner
    guard program[id].kind == .function, owner >= 0, isValueProtocol(owner) else { return false }
    switch candidate.base {
    case .nominal(let nominal, _), .metatype(.nominal(let nominal, _)): return nominal != owner
    default: return false
    }
  }

  /// Whether the value has a member of its own that is meant: without the `try` that the added one would need, with other arguments, or with
  /// what `encode(to:)` and `hash(into:)` mostly take.
  func isAnother(_ fit: Fit, _ id: DeclarationID, _ shape: CallShape, in file: ProgramFile) -> Bool {
    guard let signature = fit.signature, let home = fit.home, let match = fit.candidate.match else { return false }
    let flags = home.flags(program[id].node)
    if flags.contains(.isThrowing), !flags.contains(.isRethrowing),
      file.flags(shape.call).isDisjoint(with: [.isTried, .isInAsyncLet])
    {
      return true
    }
    let isUsual = libraryWords.usualMembers.contains(program[id].name) && signature.parameters.count == 1
    return zip(shape.arguments, match.parameters).contains { argument, index in
      let parameter = signature.parameters[index]
      if isOther(argument.expression, than: parameter, home, in: file) { return true }
      guard isUsual else { return false }
      let type = resolveType(parameter.typeNode, in: home)
      return compatibility(ofArgument: argument.expression, with: type, in: file) != .fits
    }
  }
}
