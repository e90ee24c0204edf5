import AsyncLintSyntax

/// What a lock guards that is held over one `await`: what of it stands before that, and what behind.
struct LockSections {
  var before: LockSection?
  /// The statement that awaits, or what it awaits when the rest of the statement stands behind.
  var awaited: ByteRange
  /// `let value = ` where it is the latter.
  var name: String?
  var behind: LockSection?
}

/// Statements that a closure can have, and what stands before that.
struct LockSection {
  var keyword: String
  var range: ByteRange
  /// Of the constant that has their value.
  var name: ByteRange?
  /// They take more than a line.
  var isLong: Bool
  var edits: [Finding.Substitution.Edit] = []
}

extension Analyzer {
  /// nil: there is more to it than two closures can do, which declare nothing that is used outside and leave the function at its end only.
  func sections(ofLockTakenBy take: NodeID, heldOver awaited: NodeID, in file: ProgramFile) -> LockSections? {
    let call = call(ofCallee: take, in: file)
    guard file.kind(take) == .memberExpression, isStatementAlone(call, in: file), isWithoutArguments(call, in: file),
      file.kind(file.parent(call)) == .block,
      let lock = objectPath(of: file.child(0, take), in: file)
    else { return nil }
    func isUnlock(_ statement: NodeID) -> Bool {
      guard file.kind(statement) == .callExpression, case let callee = calleeName(of: statement, in: file),
        file.kind(callee) == .memberExpression, text(file.name(callee)) == "unlock",
        isWithoutArguments(statement, in: file)
      else { return false }
      return objectPath(of: file.child(0, callee), in: file) == lock
    }
    var guarded = Array(file.children(file.parent(call)).drop { $0 != call }.dropFirst())
    if let first = guarded.first, file.kind(first) == .deferStatement {
      let deferred = file.children(file.child(0, first))
      guard deferred.count == 1, isUnlock(deferred[deferred.startIndex]) else { return nil }
      guarded.removeFirst()
    } else {
      guard let end = guarded.firstIndex(where: isUnlock) else { return nil }
      guarded.removeSubrange(end...)
    }
    guard guarded.allSatisfy({ !holds(lock, in: $0, of: file) }),
      let index = guarded.firstIndex(where: {
        file.offset($0) <= file.offset(awaited) && file.offset(awaited) < file.end($0)
      }), !readsWhatChanges(awaited, under: file.child(0, take), in: file)
    else { return nil }
    let statement = guarded[index]
    var sections = LockSections(
      awaited: ByteRange(start: file.range(ofExpression: statement).start, end: file.end(statement)))
    var rest = Array(guarded[(index + 1)...])
    var edit: Finding.Substitution.Edit?
    if !isAllAwaited(statement, awaited, isLast: rest.isEmpty, in: file) {
      guard isAssignment(statement, of: awaited, in: file) else { return nil }
      let name = freeName(["value", "result", "loaded", "outcome"], at: awaited, in: file)
      sections.name = name
      sections.awaited = file.range(ofExpression: awaited)
      edit = Finding.Substitution.Edit(range: sections.awaited, text: name)
      rest.insert(statement, at: 0)
    }
    if index > 0 {
      guard let section = section("before", Array(guarded[..<index]), in: file), !section.keyword.hasPrefix("return ")
      else {
        return nil
      }
      sections.before = section
    }
    if !rest.isEmpty {
      guard let section = section("behind", rest, edit, in: file) else { return nil }
      sections.behind = section
    }
    return sections.before == nil && sections.behind == nil ? nil : sections
  }

  /// Nothing of a statement needs the lock but what it awaits: `try await save()`, `let old = await load()`, `return await load()`.
  private func isAllAwaited(_ statement: NodeID, _ awaited: NodeID, isLast: Bool, in file: ProgramFile) -> Bool {
    switch file.kind(statement) {
    case .variableDeclaration:
      let binding = file.childCount(statement) == 2 ? file.child(1, statement) : 0
      return !file.hasModifiers(statement) && file.kind(binding) == .patternBinding
        && file.child(2, binding) == awaited
    case .sequenceExpression:
      return file.childCount(statement) == 3 && file.kind(file.child(0, statement)) == .discardExpression
        && file.child(2, statement) == awaited
    case .returnStatement: return isLast && file.child(0, statement) == awaited
    default: return statement == awaited
    }
  }

  /// `count += await load()`
  private func isAssignment(_ statement: NodeID, of awaited: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(statement) == .sequenceExpression, file.childCount(statement) == 3,
      file.child(2, statement) == awaited, case let sign = file.child(1, statement)
    else { return false }
    return file.kind(sign) == .assignmentOperator || ["+=", "-=", "*=", "/="].contains(text(file.name(sign)))
  }

  private func holds(_ lock: ObjectPath, in statement: NodeID, of file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: statement, atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      if [.identifierExpression, .memberExpression].contains(file.kind(node)),
        objectPath(of: node, in: file) == lock
      {
        return true
      }
    }
    return nodes.isCutShort
  }

  /// `part`: what a constant's placeholder begins with. `edit`: of the first of the statements, which awaits without it. nil: a closure cannot
  /// have them.
  private func section(
    _ part: String, _ statements: [NodeID], _ edit: Finding.Substitution.Edit? = nil, in file: ProgramFile
  ) -> LockSection? {
    let own = edit == nil ? statements : Array(statements.dropFirst())
    guard !file.hasModifiers(statements[0]), let last = statements.last, file.kind(last) != .conditionalBranch,
      edit == nil || !isDeclaredWithoutValue(file.child(0, statements[0]), in: file)
    else { return nil }
    let tries = throwsErrors(own, most: MovedExpression.mostNodes, in: file) ? "try " : ""
    if own.count == 1, edit == nil, let value = value(ofStatement: own[0], "{\(part).name}", tries, in: file) {
      return value
    }
    var section = LockSection(
      keyword: statements.count == 1 && edit == nil && givesUnusedValue(last, in: file) ? "_ = \(tries)" : tries,
      range: ByteRange(start: file.range(ofExpression: statements[0]).start, end: file.end(last)),
      isLong: statements.count > 1 || !isExpression(last, in: file), edits: edit.map { [$0] } ?? [])
    if own.allSatisfy({ staysInItself($0, in: file) }) { return section }
    guard file.kind(last) == .returnStatement, file.child(0, last) != 0, own.last == last,
      own.dropLast().allSatisfy({ staysInItself($0, in: file) }), staysInItself(file.child(0, last), in: file)
    else { return nil }
    section.keyword = "return " + tries
    return section
  }

  /// A condition lock waits for a number, and tells the next one.
  func isWithoutArguments(_ call: NodeID, in file: ProgramFile) -> Bool { CallShape(call, in: file).arguments.isEmpty }

  /// Outside of a function that hands it on, nobody misses what `items.popLast()` gives.
  private func givesUnusedValue(_ statement: NodeID, in file: ProgramFile) -> Bool {
    var call = statement
    while file.kind(call) == .tryExpression { call = file.child(0, call) }
    guard file.kind(call) == .callExpression else { return false }
    let type = typeOf(call, in: file)
    return type.isUnknown
      ? removals.contains(text(file.name(calleeName(of: call, in: file)))) : isKnownToGive(type)
  }

  private func isExpression(_ statement: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(statement) {
    case .callExpression, .sequenceExpression, .tryExpression: true
    default: false
    }
  }
}

/// Of collections, which give what they remove.
private let removals: Set = [
  "popFirst", "popLast", "remove", "removeFirst", "removeLast", "removeValue", "updateValue",
]
