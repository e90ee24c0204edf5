import AsyncLintSyntax

extension Analyzer {
  /// `for url in urls { group.enter(); Task { …; group.leave() } }` above `group.wait()`, with each task as one of a task group. nil: more is
  /// done with the group, or in the loop.
  func loopOfTasks(waitedForAt callee: NodeID, in file: ProgramFile) -> Finding.Substitution? {
    let wait = call(ofCallee: callee, in: file)
    guard file.kind(callee) == .memberExpression, let group = objectPath(of: file.child(0, callee), in: file),
      isStatementAlone(wait, in: file), case let block = file.parent(wait),
      let loop = file.children(block).last(where: {
        file.offset($0) < file.offset(wait) && file.kind($0) == .forStatement
      }),
      case let statements = Array(file.children(file.child(4, loop))), statements.count == 2,
      isCall(of: "enter", on: group, statements[0], in: file), file.kind(statements[1]) == .callExpression,
      case let callee = file.child(0, statements[1]), file.kind(callee) == .identifierExpression,
      text(file.name(callee)) == "Task", case let arguments = CallShape(statements[1], in: file).arguments,
      arguments.count == 1, case let closure = arguments[0].expression, file.kind(closure) == .closureExpression,
      !throwsErrors(closure, in: file), let end = endOfTask(closure, leaving: group, in: file),
      usesOf(group, in: block, file) == 3
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
      if file.kind(node) == .memberExpression, objectPath(of: file.child(0, node), in: file) == object { count += 1 }
    }
    return count
  }
}

extension Analyzer {
  /// `while jobs.isEmpty { condition.wait() }` with `jobs.removeFirst()` behind it: each time that somebody tells of a job one of those who wait
  /// gets on.
  func takesOneOut(behind wait: NodeID, in file: ProgramFile) -> Bool {
    let loop = file.ancestor(of: wait) { [.whileStatement, .closureExpression, .functionDeclaration].contains($0) }
    guard file.kind(loop) == .whileStatement else { return false }
    var lists: [ObjectPath] = []
    for node in file.descendants(of: file.child(0, loop), atMost: MovedExpression.mostNodes) {
      if file.kind(node) == .memberExpression, text(file.name(node)) == "isEmpty",
        let list = objectPath(of: file.child(0, node), in: file)
      {
        lists.append(list)
      }
    }
    if lists.isEmpty { return false }
    let body = enclosingBody(of: loop, in: file)
    return file.descendants(of: body, atMost: Self.mostNodesOfFunction).contains { node in
      guard file.kind(node) == .memberExpression, file.offset(node) > file.end(loop),
        ["removeFirst", "removeLast", "popFirst", "popLast"].contains(text(file.name(node))),
        let list = objectPath(of: file.child(0, node), in: file)
      else { return false }
      return lists.contains(list)
    }
  }
}
