import AsyncLintSyntax

/// Parts of a call that are awaited, which what takes the call to another thread cannot do.
extension Analyzer {
  /// What has to stand before a part of a call that is awaited, when it stands alone: nothing if it says so itself; nil: it is not awaited.
  /// `isReceiver`: the `await` is for what a synchronous call is made on, whether that is known to be async or not. `isAllThatIsAwaited`: if
  /// nothing else is known to be, what a library declares may be async.
  func keywordsToAwait(
    _ root: NodeID, isReceiver: Bool, isAllThatIsAwaited: Bool, in file: ProgramFile
  ) -> String? {
    // An `async let` awaits its value without the word.
    guard
      !file.flags(file.first(ofExpression: root)).isDisjoint(with: [.isAwaited, .isInAsyncLet])
        || holdsAwait(root, in: file)
    else { return nil }
    var awaits = false
    var throwsErrors = false
    var nodes = file.descendants(of: root)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .awaitExpression: return ""
      case .closureExpression: nodes.skipChildren()
      case .identifierExpression, .memberExpression, .subscriptExpression:
        let candidates = resolve(node, in: file).candidates
        switch candidates.first?.target {
        case .declaration(let id):
          awaits =
            awaits || suspends(id)
            || isOfOtherActor(node, id, in: file) && (isReceiver || !isOnSameActor(node, id, file))
          throwsErrors = throwsErrors || program[id].flags.contains(.isThrowing) || hasThrowingGetter(id)
        case .local(let binding):
          guard let value = valueOfAsyncLet(binding, in: file) else { break }
          awaits = true
          throwsErrors = throwsErrors || canThrow(MovedExpression(node: value), in: file)
        case .symbol where mayThrow(node, in: file) && file.flags(node).contains(.isTried):
          // `FileHandle(forWritingTo: store.url)`: what is awaited is given to what throws.
          throwsErrors = true
          fallthrough
        default:
          let isCalled = call(ofCallee: node, in: file) != 0
          guard isReceiver ? isCalled : isCalled || file.kind(node) == .memberExpression,
            isAllThatIsAwaited || isReceiver && candidates.isEmpty, !file.isImplicitMember(node)
          else { break }
          awaits = true
          throwsErrors = throwsErrors || file.flags(node).contains(.isTried) && !throwsNever(node, in: file)
        }
      default: break
      }
    }
    return awaits ? throwsErrors ? "try await " : "await " : nil
  }

  private func suspends(_ id: DeclarationID) -> Bool {
    program[id].flags.contains(.isAsync) || hasSuspendingGetter(id)
  }

  /// A member of an actor that the code has to go to.
  private func isOfOtherActor(_ node: NodeID, _ id: DeclarationID, in file: ProgramFile) -> Bool {
    let isolation = isolation(of: id)
    if isolation == .none || isMemberOfSelf(node, in: file) { return false }
    if program[id].kind == .variable, program[id].flags.contains(.isLet) { return false }
    return file.kind(node) != .identifierExpression
      || isolation != self.isolation(around: Place(file: file.index, node: node))
  }

  /// Code of the same global actor is there already.
  private func isOnSameActor(_ node: NodeID, _ id: DeclarationID, _ file: ProgramFile) -> Bool {
    let isolation = isolation(of: id)
    return isolation != .actor && isolation == self.isolation(around: Place(file: file.index, node: node))
  }

  /// What a constant is given that has to be awaited; nil: it is none.
  private func valueOfAsyncLet(_ constant: NodeID, in file: ProgramFile) -> NodeID? {
    let binding = file.parent(constant)
    let declaration = file.parent(binding)
    guard file.kind(binding) == .patternBinding, file.kind(declaration) == .variableDeclaration,
      file.flags(declaration).contains(.isAsync)
    else { return nil }
    return file.child(2, binding)
  }

  /// The type of the value says that its errors are none: `Task<URL, Never>`.
  private func throwsNever(_ member: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(member) == .memberExpression,
      case .nominal(_, let arguments) = typeOf(file.child(0, member), in: file),
      case .nominal(let last, _)? = arguments.last
    else { return false }
    return text(program.nominals[Int(last)].name) == "Never"
  }

  /// Whether an expression is all that stands behind an `await`.
  func isOperandOfAwait(_ expression: NodeID, in file: ProgramFile) -> Bool {
    var node = file.parent(expression)
    while [.tryExpression, .parenthesizedExpression].contains(file.kind(node)) { node = file.parent(node) }
    return file.kind(node) == .awaitExpression
  }

  func holdsAwait(_ root: NodeID, in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: root)
    while let node = nodes.next() {
      if file.kind(node) == .awaitExpression { return true }
      if file.kind(node) == .closureExpression { nodes.skipChildren() }
    }
    return false
  }
}
