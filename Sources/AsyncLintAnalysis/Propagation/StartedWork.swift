import AsyncLintSyntax

/// `start()` of an operation and `perform()` of a work item run what these are made of, on the thread of who calls them.
extension Analyzer {
  /// What `start()` runs beside itself: `main()` of the operation's class.
  func usesOfStarted(_ symbol: Int, _ node: NodeID, in file: ProgramFile) -> [Use] {
    guard file.name(node) == libraryWords.startName, case let receiver = external.symbolReceivers[symbol],
      receiver >= 0, program.nominals[Int(receiver)].name == libraryWords.operationName
    else { return [] }
    var type = SwiftType.unknown
    if file.kind(node) == .identifierExpression || file.name(file.child(0, node)) == known.super {
      type = enclosingNominal(of: node, in: file).map { .nominal($0, []) } ?? .unknown
    } else {
      type = typeOf(file.child(0, node), in: file)
    }
    return memberCandidates(libraryWords.mainName, in: unwrapped(type), from: file).prefix(1).compactMap { candidate in
      guard case .declaration(let id) = candidate.target, isStarted(program[id].node, in: self.file(of: id)) else {
        return nil
      }
      return Use(target: .unit(unit(id, type, node, in: file)), isLikely: candidate.isLikely)
    }
  }

  /// Whether a function is the `main()` of an operation.
  func isStarted(_ function: NodeID, in file: ProgramFile) -> Bool {
    guard file.name(function) == libraryWords.mainName, file.flags(function).contains(.isOverride),
      file.kind(function) == .functionDeclaration, let owner = enclosingNominal(of: function, in: file)
    else { return false }
    return hierarchy(of: owner).contains { program.nominals[Int($0)].name == libraryWords.operationName }
  }

  /// `DispatchWorkItem { … }`: whoever has the item has the block.
  func isMadeOfBlock(_ call: NodeID, _ callee: NodeID, in file: ProgramFile) -> Bool {
    libraryWords.workItems.contains(file.name(callee)) && file.kind(callee) == .identifierExpression
      && isWorkItem(typeOf(call, in: file))
  }

  func isWorkItem(_ type: SwiftType) -> Bool {
    guard let nominal = unwrapped(type).nominalID, !program.nominals[Int(nominal)].isProject else { return false }
    return libraryWords.workItems.contains(program.nominals[Int(nominal)].name)
  }

  /// `item.perform()`: the name that runs what an item is made of.
  func name(running item: NodeID, in file: ProgramFile) -> NodeID? {
    var item = item
    while [.optionalChainExpression, .forceUnwrapExpression].contains(file.kind(file.parent(item))) {
      item = file.parent(item)
    }
    let member = file.parent(item)
    guard file.kind(member) == .memberExpression, libraryWords.startingMethods.contains(file.name(member)),
      file.child(0, member) == item, case let call = call(ofCallee: member, in: file), file.childCount(call) == 1,
      isWorkItem(typeOf(item, in: file))
    else { return nil }
    return member
  }
}
