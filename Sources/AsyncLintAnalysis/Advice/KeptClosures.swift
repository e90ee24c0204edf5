import AsyncLintSyntax

/// What a closure has to say when an async function keeps it until it runs: `try await queue.read { [limit] db in … }`.
extension Analyzer {
  /// What the closure takes along. What only an actor can use, or belongs to an object that may not leave its thread, is read before if that
  /// is all that is in the way: the synchronous call held the thread, so that nothing of it could change meanwhile.
  func capturesOfKept(_ closure: NodeID, except reported: NodeID, in file: ProgramFile) -> Captures {
    let moved = MovedExpression(node: closure)
    let later = captures(of: moved, except: reported, readsLater: true, in: file)
    if later.isComplete || file.child(1, closure) != 0 { return later }
    let before = captures(of: moved, except: reported, readsLater: false, in: file)
    return before.isPlainList && before.canBeListed ? before : later
  }

  /// Puts a list of that into a closure without one. Members of an object are used by way of `self`, which the closure has to say; a value's may be
  /// used like that anyway.
  func editsForCaptures(
    of closure: NodeID, except reported: NodeID, in file: ProgramFile
  ) -> [Finding.Substitution.Edit] {
    guard file.child(1, closure) == 0 else { return [] }
    let captures = capturesOfKept(closure, except: reported, in: file)
    var names = captures.elements.map(\.name).filter { $0 != "self" && !captures.changed.contains($0) }
    if captures.readsLater, needsToSaySelf(closure, in: file) { names.insert("self", at: 0) }
    let edits = captures.readsLater ? [] : captures.edits
    return (edits + [listing(names, in: closure, file)].compactMap(\.self)).sorted { $0.range.start < $1.range.start }
  }

  private func listing(_ names: [String], in closure: NodeID, _ file: ProgramFile) -> Finding.Substitution.Edit? {
    if names.isEmpty { return nil }
    let list = "[\(names.joined(separator: ", "))]"
    let (attributes, parameters) = (file.child(0, closure), file.child(2, closure))
    let (offset, text) =
      attributes != 0
      ? (file.end(attributes), " \(list)")
      : parameters != 0 ? (file.offset(parameters), "\(list) ") : (file.offset(closure) + 1, " \(list) in")
    return Finding.Substitution.Edit(range: ByteRange(start: offset, end: offset), text: text)
  }
}

/// Variables of the code around that a closure changes, which gives them back when it is kept until it runs.
struct ChangesOfKept {
  /// `player`, or `(first, second)`: what the call's value is assigned to.
  var variables: String
  /// Of the closure.
  var edits: [Finding.Substitution.Edit]
}

extension Analyzer {
  func changesOfKept(by subject: AdviceSubject) -> ChangesOfKept? {
    let (symbol, file) = (external.catalogue.symbols[subject.symbol], file(subject.api))
    let call = call(ofCallee: subject.api.node, in: file)
    guard symbol.advice.hasPrefix("try await {self}."), symbol.advice.hasSuffix(" {0}"), call != 0,
      let closure = CallShape(call, in: file).arguments.first?.expression, file.kind(closure) == .closureExpression
    else { return nil }
    return changesOfKept(closure, givenTo: subject.api.node, in: file)
  }

  /// Nothing where the closure gives a value already, or ends on several ways. `callee`: of the call that the closure is given to.
  private func changesOfKept(_ closure: NodeID, givenTo callee: NodeID, in file: ProgramFile) -> ChangesOfKept? {
    let call = call(ofCallee: callee, in: file)
    let moved = MovedExpression(node: closure)
    var captures = captures(of: moved, except: callee, readsLater: true, in: file)
    if !captures.isComplete {
      captures = self.captures(of: moved, except: callee, readsLater: false, in: file)
      if !captures.isPlainList { return nil }
    }
    guard !captures.changed.isEmpty, !captures.changesMore, captures.copyOfSelf == nil,
      captures.sharedChanged.isEmpty, captures.changedInObject.isEmpty, captures.changedPlaces.isEmpty,
      captures.unsafelyShared.isEmpty, captures.awaited.isEmpty,
      [0, 1, 3].allSatisfy({ file.child($0, closure) == 0 }),
      isStatementWithTry(call, in: file), hasRoomBefore(wholeUse(of: callee, in: file), in: file),
      [.no, .plain].contains(tries(ofUse: Place(file: file.index, node: callee))),
      !isValueOfFunction(wholeUse(of: callee, in: file), in: file),
      !isValueOfClosure(wholeUse(of: callee, in: file), in: file), !returns(closure, in: file)
    else { return nil }
    let statements = file.children(file.child(4, closure))
    guard let first = statements.first, let last = statements.last, file.kind(last) != .conditionalBranch else {
      return nil
    }
    let variables = captures.changedVariables { $0 }
    let own = captures.readsLater && needsToSaySelf(closure, in: file) ? ["self"] : []
    let read = own + captures.elements.map(\.name).filter { $0 != "self" }
    var edits = captures.readsLater ? [] : captures.edits
    if statements.count == 1, captures.changed.count == 1, let edit = editWithoutAssignment(first, in: file),
      !names(captures.changed[0], in: file.children(first).dropFirst(2), file)
    {
      edits += [listing(read.filter { $0 != captures.changed[0] }, in: closure, file), edit].compactMap(\.self)
      return ChangesOfKept(variables: variables, edits: edits.sorted { $0.range.start < $1.range.start })
    }
    let clause = file.child(2, closure)
    guard let start = clause == 0 ? file.offset(closure) + 1 : endOfSignature(behind: clause, of: closure, in: file),
      case let before = ByteRange(start: start, end: file.range(ofExpression: first).start),
      case let behind = ByteRange(start: file.end(last), end: file.end(closure) - 1),
      [before, behind].allSatisfy({ file.bytes(in: $0).allSatisfy(isSpace) })
    else { return nil }
    let margin = "\n" + String(repeating: " ", count: indentation(ofLineOf: file.offset(closure), in: file))
    let copies = captures.changed.map { "\(margin)  var \($0) = \($0)" }.joined()
    let list = listing(read, in: closure, file)
    let head = clause == 0 ? list?.text ?? "" : ""
    if clause != 0, let list { edits.append(list) }
    edits.append(Finding.Substitution.Edit(range: before, text: "\(head)\(copies)\(margin)  "))
    edits.append(Finding.Substitution.Edit(range: behind, text: "\(margin)  return \(variables)\(margin)"))
    return ChangesOfKept(variables: variables, edits: edits.sorted { $0.range.start < $1.range.start })
  }

  /// `total = ` of `total = try Player.fetchCount(db)`.
  private func editWithoutAssignment(_ statement: NodeID, in file: ProgramFile) -> Finding.Substitution.Edit? {
    let parts = file.children(statement)
    guard file.kind(statement) == .sequenceExpression, parts.count > 2,
      case let target = parts[parts.startIndex], case let value = parts[parts.startIndex + 2],
      file.kind(target) == .identifierExpression, file.kind(parts[parts.startIndex + 1]) == .assignmentOperator
    else { return nil }
    let range = ByteRange(start: file.offset(target), end: file.range(ofExpression: value).start)
    return Finding.Substitution.Edit(range: range, text: "")
  }

  private func names(_ name: String, in nodes: some Sequence<NodeID>, _ file: ProgramFile) -> Bool {
    file.descendants(of: nodes).contains {
      file.kind($0) == .identifierExpression && text(file.name($0)) == name
    }
  }

  /// A `return` of its own ends the closure early.
  func returns(_ closure: NodeID, in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: file.child(4, closure))
    while let node = nodes.next() {
      if file.kind(node) == .returnStatement { return true }
      if [.closureExpression, .functionDeclaration].contains(file.kind(node)) { nodes.skipChildren() }
    }
    return false
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(byte)
  }

  private func indentation(ofLineOf offset: UInt32, in file: ProgramFile) -> Int {
    let before = file.bytes(in: ByteRange(start: offset - min(offset, 240), end: offset))
    let line = before.lastIndex(of: UInt8(ascii: "\n")).map { before[($0 + 1)...] } ?? before
    return line.prefix { isSpace($0) }.count
  }
}
