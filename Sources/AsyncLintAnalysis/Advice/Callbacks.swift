import AsyncLintSyntax

/// Callbacks of an event loop: what may become asynchronous, and what moves as a whole.
extension Analyzer {
  /// The function that takes a callback for its value, and takes one that awaits as well: a route of Vapor's. Who gives a future goes on with
  /// that.
  func takerOfAsyncCallback(_ closure: NodeID, in file: ProgramFile) -> String? {
    guard file.kind(closure) == .closureExpression, case .eventLoop = fate(of: closure, in: file),
      let call = call(taking: closure, in: file), mayTakeAsyncCallback(call, closure, in: file),
      givesPlainValue(closure, in: file)
    else { return nil }
    return text(file.name(calleeName(of: call, in: file)))
  }

  private func givesPlainValue(_ closure: NodeID, in file: ProgramFile) -> Bool {
    let written = file.child(3, closure)
    if written != 0 {
      return file.lastTypeName(written) != libraryWords.eventLoopFutureName && !isFuture(resolveType(written, in: file))
        && !isVoid(resolveType(written, in: file))
    }
    guard let last = file.children(file.child(4, closure)).last else { return false }
    let isReturn = file.kind(last) == .returnStatement
    guard isReturn || onlyExpression(of: closure, in: file) != nil else { return false }
    let type = typeOf(isReturn ? file.child(0, last) : last, in: file)
    return isKnownToGive(type) && !isFuture(type)
  }

  private func isFuture(_ type: SwiftType) -> Bool {
    type.nominalID.map { program.nominals[Int($0)].name == libraryWords.eventLoopFutureName } ?? false
  }

  /// All that a callback does for its value, where that is one expression that any thread can do: what is made of the call's value there,
  /// of a future has to be made elsewhere. nil: it does more, or no more than what is moved.
  func wholeCallback(
    _ closure: NodeID, around moved: MovedExpression, except reported: NodeID, in file: ProgramFile
  ) -> MovedExpression? {
    guard flatTaker(of: closure, in: file) != nil, let value = onlyExpression(of: closure, in: file),
      case let whole = MovedExpression(node: value),
      case (let range, let part) = (whole.range(in: file), moved.range(in: file)),
      range.start <= part.start, part.end <= range.end, range.start < part.start || part.end < range.end
    else { return nil }
    let own = captures(of: moved, except: reported, readsLater: false, in: file)
    let all = captures(of: whole, except: reported, readsLater: false, in: file)
    // An object that nobody knows to be safe elsewhere stays where it is.
    let isAtHome = all.elements.contains { $0.name == "self" } && !own.elements.contains { $0.name == "self" }
    return all.isComplete && all.changed.isEmpty && !all.changesMore && !isAtHome ? whole : nil
  }

  /// A callback goes on with what is moved: it is no value of it yet.
  func isPartOfCallback(_ moved: MovedExpression, _ closure: NodeID, in file: ProgramFile) -> Bool {
    guard flatTaker(of: closure, in: file) != nil else { return false }
    var node = moved.node
    while [.tryExpression, .parenthesizedExpression].contains(file.kind(file.parent(node))) { node = file.parent(node) }
    let value = onlyExpression(of: closure, in: file).map {
      file.kind(file.parent($0)) == .tryExpression ? file.parent($0) : $0
    }
    return moved.first != 0 || node != value
  }

  /// What a closure gives without doing anything else; of `try load()` the call.
  private func onlyExpression(of closure: NodeID, in file: ProgramFile) -> NodeID? {
    guard file.kind(closure) == .closureExpression, case let statements = file.children(file.child(4, closure)),
      statements.count == 1
    else { return nil }
    var value = statements[statements.startIndex]
    if file.kind(value) == .returnStatement { value = file.child(0, value) }
    // `_ = try? load()`
    let isDiscarded =
      file.kind(value) == .sequenceExpression && file.childCount(value) == 3
      && file.kind(file.child(0, value)) == .discardExpression
    guard value != 0, isDiscarded || !isStatement(value, in: file),
      ![.ifExpression, .switchExpression].contains(file.kind(value))
    else { return nil }
    let isTried = file.kind(value) == .tryExpression && tries(of: value, in: file) == .plain
    return isTried ? file.child(0, value) : value
  }
}
