import AsyncLintSyntax

/// Pipes that a program fills while nobody reads them: it does not end, nor does who waits for that.
extension Analyzer {
  /// Whether the function that waits for a process reads all that a pipe has behind that.
  func isPipeRead(behind callee: NodeID, in file: ProgramFile) -> Bool {
    // What stands behind an `async let` runs beside it.
    file.kind(part(around: callee, in: file)) != .variableDeclaration
      && membersAskedFor(in: enclosingBody(of: callee, in: file), of: file).contains { node in
        ruleWords.readersToEnd.contains(file.name(node)) && file.offset(node) > file.offset(callee)
          && isEndOfPipe(unwrapped(file.child(0, node), in: file), in: file)
      }
  }

  /// `pipe.fileHandleForReading`, or a constant for it.
  func isEndOfPipe(_ node: NodeID, in file: ProgramFile) -> Bool { pipe(endingIn: node, in: file) != 0 }

  /// What a queue that is made for each handle is good for.
  func whyOneForEach(handleReadBy callee: NodeID, in file: ProgramFile) -> String {
    let part = part(around: callee, in: file)
    let isRepeated = isInLoop(callee, in: file) || readers(behind: 0, in: part, of: file).prefix(2).count > 1
    if file.kind(part) == .variableDeclaration || file.kind(part) == .closureExpression && !isRepeated {
      return "made for each, it lets them be read at the same time"
    }
    return isRepeated
      ? "the next one is read when this one is done, and a program that fills it meanwhile does not end: "
        + "read each in a child task, by \"async let\" or in a group" : WorkQueue.oneForEach
  }

  /// All that one pipe has is read, and then all that another pipe of the same process has.
  func remarkOnOtherPipe(behind callee: NodeID, in file: ProgramFile) -> String {
    guard ruleWords.readersToEnd.contains(file.name(callee)), let own = pathOfPipe(readBy: callee, in: file) else {
      return ""
    }
    let part = part(around: callee, in: file)
    let others = readers(behind: file.offset(callee), in: part, of: file).prefix(Self.mostReaders)
      .compactMap { self.pathOfPipe(readBy: $0, in: file) }.filter { $0 != own }
    guard !others.isEmpty, let process = process(writingTo: own, around: callee, in: file),
      others.contains(where: { self.process(writingTo: $0, around: callee, in: file) == process })
    else { return "" }
    return "\na program that fills its other pipe meanwhile does not end: read both at the same time, by \"async let\""
  }

  private static let mostReaders = 4

  /// What reads all that a handle has in a part of a function, and not in others within.
  private func readers(behind start: UInt32, in part: NodeID, of file: ProgramFile) -> LazyFilterSequence<[NodeID]> {
    membersAskedFor(in: part, of: file).lazy.filter { node in
      self.ruleWords.readersToEnd.contains(file.name(node)) && file.offset(node) > start
        && self.part(around: node, in: file) == part
    }
  }

  /// What runs one after the other: the value of an `async let`, the closure of a task, or a function without these.
  private func part(around node: NodeID, in file: ProgramFile) -> NodeID {
    let body = enclosingBody(of: node, in: file)
    let variable = file.ancestor(of: node) { $0 == .variableDeclaration }
    let isBeside = file.kind(variable) == .variableDeclaration && file.flags(variable).contains(.isAsync)
    return isBeside && file.offset(variable) > file.offset(body) ? variable : body
  }

  /// `pipe` of `pipe.fileHandleForReading`; 0: it is no end of a pipe.
  private func pipe(endingIn node: NodeID, in file: ProgramFile) -> NodeID {
    if file.kind(node) == .memberExpression {
      return text(file.name(node)) == "fileHandleForReading" ? file.child(0, node) : 0
    }
    guard file.kind(node) == .identifierExpression,
      case .local(let binding) = resolve(node, in: file).candidates.first?.target,
      case let declared = file.parent(binding), file.kind(declared) == .patternBinding,
      case let value = unwrapped(file.child(2, declared), in: file), file.kind(value) == .memberExpression
    else { return 0 }
    return text(file.name(value)) == "fileHandleForReading" ? file.child(0, value) : 0
  }

  private func pathOfPipe(readBy callee: NodeID, in file: ProgramFile) -> ObjectPath? {
    let pipe = pipe(endingIn: unwrapped(file.child(0, callee), in: file), in: file)
    return pipe == 0 ? nil : objectPath(of: pipe, in: file)
  }

  /// `process` of `process.standardOutput = pipe`, in the function around.
  private func process(writingTo pipe: ObjectPath, around node: NodeID, in file: ProgramFile) -> ObjectPath? {
    let function = file.ancestor(of: node) { kind in
      [.functionDeclaration, .initializerDeclaration, .accessor, .sourceFile].contains(kind)
    }
    let place = Place(file: file.index, node: function)
    if let last = processesOfPipes, last.function == place { return last.processes[pipe] }
    var processes: [ObjectPath: ObjectPath] = [:]
    for node in file.descendants(of: function, atMost: Self.mostNodesOfFunction)
    where file.kind(node) == .memberExpression && file.flags(node).contains(.isWritten)
      && ruleWords.outputs.contains(file.name(node))
    {
      let parts = file.children(file.parent(node))
      if parts.first == node, let value = parts.last, let written = objectPath(of: value, in: file),
        processes[written] == nil
      {
        processes[written] = objectPath(of: file.child(0, node), in: file)
      }
    }
    processesOfPipes = (place, processes)
    return processes[pipe]
  }
}
