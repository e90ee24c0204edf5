import AsyncLintSyntax

extension Analyzer {
  /// `for url in urls { group.enter(); Task { …; group.leave() } }` above `group.wait()`, with each task as one of a task group. nil: more is
  /// done with the group, or in the loop.
  func loopOfTasks(waitedForAt callee: NodeID, in file: ProgramFile) -> Finding.Substitution? {
    let wait = call(ofCallee: callee, in: file)
    guard file.kind(callee) == .memberExpression, let group = objectPath(of: file.child(0, callee), in: file),
      isOwn(group: file.child(0, callee), in: file), isStatementAlone(wait, in: file),
      // What stands between would run behind the tasks.
      let loop = file.children(file.parent(wait)).last(where: { file.offset($0) < file.offset(wait) }),
      file.kind(loop) == .forStatement,
      case let statements = Array(file.children(file.child(4, loop))), statements.count == 2,
      isCall(of: "enter", on: group, statements[0], in: file), file.kind(statements[1]) == .callExpression,
      case let callee = file.child(0, statements[1]), file.kind(callee) == .identifierExpression,
      text(file.name(callee)) == "Task", case let arguments = CallShape(statements[1], in: file).arguments,
      arguments.count == 1, case let closure = arguments[0].expression, file.kind(closure) == .closureExpression,
      !throwsErrors(closure, in: file), let end = endOfTask(closure, leaving: group, in: file),
      usesOf(group, in: enclosingBody(of: wait, in: file), file) == 3, canLeaveActor(closure, in: file)
    else { return nil }
    let (start, task) = (file.range(ofExpression: statements[0]).start, file.range(ofExpression: statements[1]).start)
    return Finding.Substitution(
      placeholder: "{loop}", file: Int(file.index), range: file.range(ofExpression: loop), name: "…", limit: 90,
      edits: [
        Finding.Substitution.Edit(range: ByteRange(start: start, end: task), text: ""),
        Finding.Substitution.Edit(range: file.range(ofExpression: callee), text: "group.addTask"),
        Finding.Substitution.Edit(range: end, text: ""),
      ])
  }

  /// Nobody else enters or leaves it.
  private func isOwn(group: NodeID, in file: ProgramFile) -> Bool {
    guard case .local = resolve(group, in: file).candidates.first?.target else { return false }
    let (value, home) = followingConstants(group, in: file)
    return home.kind(value) == .callExpression && text(home.name(calleeName(of: value, in: home))) == "DispatchGroup"
  }

  /// A task runs on the actor around it and needs no `self.`, neither of which is so in a group.
  private func canLeaveActor(_ closure: NodeID, in file: ProgramFile) -> Bool {
    if needsToSaySelf(closure, in: file) { return false }
    return isolation(around: Place(file: file.index, node: closure)) == .none
      || file.children(file.child(0, closure)).contains { text(file.name($0)) == "MainActor" }
  }

  /// The signal at the end of a closure, or in the `defer` at its beginning, with the space to the statement beside it.
  private func endOfTask(_ closure: NodeID, leaving group: ObjectPath, in file: ProgramFile) -> ByteRange? {
    let statements = Array(file.children(file.child(4, closure)))
    guard statements.count > 1, let first = statements.first, let last = statements.last else { return nil }
    if file.kind(first) == .deferStatement {
      let deferred = Array(file.children(file.child(0, first)))
      guard deferred.count == 1, isCall(of: "leave", on: group, deferred[0], in: file) else { return nil }
      return ByteRange(start: file.offset(first), end: file.range(ofExpression: statements[1]).start)
    }
    guard isCall(of: "leave", on: group, last, in: file) else { return nil }
    return ByteRange(start: file.end(statements[statements.count - 2]), end: file.end(last))
  }

  private func isCall(of name: String, on object: ObjectPath, _ statement: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(statement) == .callExpression, case let callee = calleeName(of: statement, in: file),
      file.kind(callee) == .memberExpression, text(file.name(callee)) == name
    else { return false }
    return objectPath(of: file.child(0, callee), in: file) == object
  }

  /// How often something is done with it in a block.
  private func usesOf(_ object: ObjectPath, in block: NodeID, _ file: ProgramFile) -> Int {
    var count = 0
    for node in file.descendants(of: block, atMost: Self.mostNodesOfFunction) {
      if file.kind(node) == .identifierExpression, objectPath(of: node, in: file) == object { count += 1 }
    }
    return count
  }
}

extension Analyzer {
  /// `while jobs.isEmpty { condition.wait() }` with one `jobs.removeFirst()` behind it, for each turn of a loop around both.
  func takesOneOut(behind wait: NodeID, in file: ProgramFile) -> Bool {
    let loop = nearestLoop(around: wait, in: file)
    let conditions = file.child(0, loop)
    let condition =
      file.kind(conditions) == .conditionList && file.childCount(conditions) == 1
      ? file.child(0, conditions) : conditions
    guard file.kind(loop) == .whileStatement, file.kind(condition) == .memberExpression,
      text(file.name(condition)) == "isEmpty", let list = objectPath(of: file.child(0, condition), in: file)
    else { return false }
    let takers = file.descendants(of: enclosingBody(of: loop, in: file), atMost: Self.mostNodesOfFunction).filter {
      node in
      file.kind(node) == .memberExpression
        && ["removeFirst", "removeLast", "popFirst", "popLast", "removeAll"].contains(text(file.name(node)))
        && objectPath(of: file.child(0, node), in: file) == list
    }
    guard takers.count == 1, let taker = takers.first, text(file.name(taker)) != "removeAll" else { return false }
    return file.offset(taker) > file.end(loop)
      && nearestLoop(around: taker, in: file) == nearestLoop(around: loop, in: file)
  }

  /// The loop, or the function, that a node stands in.
  private func nearestLoop(around node: NodeID, in file: ProgramFile) -> NodeID {
    file.ancestor(of: node) {
      [.whileStatement, .forStatement, .repeatStatement, .closureExpression, .functionDeclaration].contains($0)
    }
  }
}
