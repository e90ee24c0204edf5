import AsyncLintSyntax

/// What a closure has to say when it is kept until it runs: `context.perform { [self] in … }` for `context.performAndWait { … }`.
extension Analyzer {
  /// A closure that is kept uses members of an object without saying so.
  func needsToSaySelf(_ closure: NodeID, in file: ProgramFile) -> Bool {
    isInObject(closure, in: file) && !membersOfSelf(in: closure, file).isEmpty
  }

  /// `self.` before each member that the code at a place names without it, where a closure around holds `self` weakly: in closures within that
  /// Swift 5 knows of no other. `captures`: what stands in a list of the closure within goes there by its own name.
  func withExplicitSelf(
    _ substitutions: [Finding.Substitution], at place: Place, taking captures: Captures
  ) -> [Finding.Substitution] {
    let file = file(place)
    let taken = Set(captures.elements.map(\.name) + captures.awaited.map(\.name))
    guard let closure = closureHoldingSelfWeakly(around: place.node, in: file), isInObject(closure, in: file) else {
      return substitutions
    }
    let members = membersOfSelf(in: closure, file)
    return substitutions.map { substitution in
      guard substitution.file == Int(file.index), let range = substitution.range else { return substitution }
      var substitution = substitution
      let isMoved = substitution.placeholder.hasPrefix("{call")
      for member in members where range.start <= file.offset(member) && file.end(member) <= range.end {
        if isMoved, taken.contains(text(file.name(member))) { continue }
        let (start, end) = (file.offset(member), file.end(member))
        if substitution.edits.contains(where: { $0.range.start < end && start < max($0.range.end, $0.range.start + 1) })
        {
          continue
        }
        substitution.edits.append(
          Finding.Substitution.Edit(range: ByteRange(start: start, end: start), text: "self."))
      }
      substitution.edits.sort { $0.range.start < $1.range.start }
      return substitution
    }
  }

  func closureHoldingSelfWeakly(around node: NodeID, in file: ProgramFile) -> NodeID? {
    var node = file.outward(node)
    while node != 0, ![.functionDeclaration, .accessor, .initializerDeclaration].contains(file.kind(node)) {
      if file.kind(node) == .closureExpression,
        let capture = file.children(file.child(1, node)).first(where: { file.name($0) == known.`self` })
      {
        return isWeak(capture, in: file) ? node : nil
      }
      node = file.outward(node)
    }
    return nil
  }

  /// `[weak self]`; `[unowned self]` is no optional, and closures within may leave out the word.
  func isWeak(_ capture: NodeID, in file: ProgramFile) -> Bool {
    let flags = file.flags(capture)
    return flags.contains(.isWeak) && !flags.contains(.isUnowned)
  }

  private func isInObject(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard let nominal = enclosingNominal(of: node, in: file) else { return false }
    return [.classDeclaration, .actorDeclaration].contains(program.nominals[Int(nominal)].kind)
  }

  /// Members of `self` that a closure uses. What only an actor can use is not there in it anyway.
  private func membersOfSelf(in closure: NodeID, _ file: ProgramFile) -> [NodeID] {
    var members: [NodeID] = []
    for node in file.descendants(of: closure) {
      if file.kind(node) == .identifierExpression,
        case .declaration(let id) = resolve(node, in: file).candidates.first?.target, program[id].owner >= 0,
        program[id].kind == .function || program[id].kind == .variable,
        !program[id].flags.contains(.isStatic), memberOfActor(node, in: file) == nil
      {
        members.append(node)
      }
    }
    return members
  }
}
