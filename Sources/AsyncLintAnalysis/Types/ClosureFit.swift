import AsyncLintSyntax

/// Whether a closure fits a parameter.
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
    var pending = [file.child(4, closure)]
    while let node = pending.popLast() {
      switch file.kind(node) {
      case .missing, .closureExpression: continue
      case .identifierExpression:
        let name = text(file.name(node))
        if name.hasPrefix("$"), let index = Int(name.dropFirst()) { taken = max(taken, index + 1) }
      default: pending.append(contentsOf: file.children(node))
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
    return isClosed(nominal)
      || isReference && libraryWords.typesWithoutLiterals.contains(program.nominals[Int(nominal)].name)
  }
}
