import AsyncLintSyntax

/// What an expression changes, which a closure on another thread can do to a copy only.
extension Analyzer {
  /// A node changes something: it is written to, handed over by `&`, a function that changes its receiver is called, or an operator that changes
  /// its operand.
  func noteChange(at node: NodeID, in captures: inout Captures, within whole: ByteRange, _ file: ProgramFile) {
    switch file.kind(node) {
    case .memberExpression:
      if isChangedByItsCall(node, in: file) {
        note(partWritten: file.child(0, node), in: &captures, within: whole, file)
      }
      if file.flags(node).contains(.isWritten) { note(partWritten: node, in: &captures, within: whole, file) }
      if isChangedByReading(node, in: file), !isMemberOfSelf(node, in: file) {
        note(partWritten: file.child(0, node), in: &captures, within: whole, file)
      }
    case .subscriptExpression:
      if file.flags(node).contains(.isWritten) { note(partWritten: node, in: &captures, within: whole, file) }
    case .callExpression:
      if isOfChangingFunction(node, in: file) {
        note(partWritten: file.child(0, node), in: &captures, within: whole, file)
      }
    case .prefixOperatorExpression, .postfixOperatorExpression:
      if changesOperand(node, in: file) {
        note(partWritten: file.child(0, node), in: &captures, within: whole, file)
      }
    case .binaryOperator:
      for operand in operandsChanged(by: node, in: file) {
        note(partWritten: operand, in: &captures, within: whole, file)
      }
    case .inoutExpression:
      let target = file.child(0, node)
      if [.memberExpression, .subscriptExpression].contains(file.kind(target)), !isMemberOfSelf(target, in: file) {
        note(partWritten: target, in: &captures, within: whole, file)
      } else {
        note(changed: target, in: &captures, within: whole, file)
      }
    default: break
    }
  }

  /// A `lazy` property of a value, or one with a getter that is `mutating`.
  func isChangedByReading(_ member: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(member, in: file).candidates.first?.target,
      program[id].kind == .variable, isOfValue(id), !program[id].flags.contains(.isStatic)
    else { return false }
    if program[id].flags.contains(.isLazy) { return true }
    let home = self.file(of: id)
    return home.children(home.child(3, program[id].statement)).contains {
      home.name($0) == known.get && home.flags($0).contains(.isMutating)
    }
  }

  /// `counter(1)`, where calling the value changes it.
  private func isOfChangingFunction(_ call: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(call, in: file).candidates.first?.target else { return false }
    return program[id].flags.contains(.isMutating)
  }

  /// `++counter`, `counter++`
  private func changesOperand(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(node, in: file).candidates.first?.target,
      case let home = self.file(of: id), let operand = signature(program[id].node, in: home).parameters.first
    else { return false }
    return home.flags(operand.node).contains(.isInout)
  }

  /// `data` of `data <~ url`; of an assignment the parser says so.
  private func operandsChanged(by node: NodeID, in file: ProgramFile) -> [NodeID] {
    guard case .declaration(let id) = resolve(node, in: file).candidates.first?.target,
      case let home = self.file(of: id),
      case let parts = file.children(file.parent(node)), let index = parts.firstIndex(of: node),
      index > parts.startIndex, index + 1 < parts.endIndex
    else { return [] }
    return zip(signature(program[id].node, in: home).parameters, [parts[index - 1], parts[index + 1]])
      .filter { home.flags($0.node).contains(.isInout) && !file.flags($1).contains(.isWritten) }.map(\.1)
  }

  /// What the expression declares itself goes with it.
  func note(changed node: NodeID, in captures: inout Captures, within whole: ByteRange, _ file: ProgramFile) {
    let first = file.first(ofExpression: node)
    if case .local(let binding) = resolve(first, in: file).candidates.first?.target, isDeclared(binding, whole, file) {
      return
    }
    // `$0` of a closure that goes with it.
    if text(file.name(first)).hasPrefix("$"),
      case let closure = file.ancestor(of: first, where: { $0 == .closureExpression }),
      closure != 0, file.offset(closure) >= whole.start
    {
      return
    }
    let name = text(file.name(node))
    let isMember = isMemberOfSelf(node, in: file)
    guard isMember || file.kind(node) == .identifierExpression && file.name(node) != known.`self`,
      !isMember || file.locals(around: node).lookUp(file.name(node), at: file.offset(node)) == nil
    else {
      captures.changesMore = true
      return
    }
    note(name, ifKnownByAddress: node, in: &captures, file)
    guard case .declaration(let id) = resolve(node, in: file).candidates.first?.target else {
      return note(changed: name, first, in: &captures, file)
    }
    let owner = program[id].owner
    // A closure that takes an object along changes the object itself, where it is not read before or may be used on any thread.
    let kind = owner >= 0 ? program.nominals[Int(owner)].kind : .missing
    if kind == .classDeclaration || kind == .actorDeclaration, !program[id].flags.contains(.isStatic),
      (captures.readsLater || isObserved(node, captures, in: file)) && kind == .classDeclaration
        || isolation(of: id) == .none && isSendable(selfType(of: owner)) == true
    {
      captures.changedInObject.insert(name)
      return
    }
    let isSetThere = isObserved(node, captures, in: file) || owner >= 0 && isComputed(id) && isolation(of: id) == .none
    if isSetThere {
      // It is set where it is changed: of a value in a copy, unless its function leaves the value as it is.
      if isOfValue(id), !program[id].flags.contains(.isStatic), isInMutatingCode(node, in: file) {
        let base = file.child(0, node)
        let said = isMember ? ByteRange(start: file.offset(base), end: file.end(base)) : nil
        note(selfChangedAt: node, said: said, in: &captures, in: file)
      }
      return
    }
    note(changed: name, first, in: &captures, file)
    if !isOnlyChangedHere(id) { note(shared: name, in: &captures) }
    // The closure reads it nowhere else, where only its actor can.
    if owner < 0 || program[id].flags.contains(.isStatic), isIsolated(id) { captures.add(name) }
  }

  /// Whoever sets the property runs what blocks: putting a copy there would be no way off the thread.
  private func isObserved(_ place: NodeID, _ captures: Captures, in file: ProgramFile) -> Bool {
    guard place == captures.reported, case .declaration(let id) = resolve(place, in: file).candidates.first?.target
    else { return false }
    return isolation(of: id) == .none
  }

  private func note(changed name: String, _ first: NodeID, in captures: inout Captures, _ file: ProgramFile) {
    if captures.changed.contains(name) { return }
    // `self?.count` is no variable that could be put back.
    guard !name.isEmpty else {
      captures.changesMore = true
      return
    }
    captures.changed.append(name)
    if isUnsafelyShared(first, in: file) { captures.unsafelyShared.insert(name) }
  }

  private func note(shared name: String, in captures: inout Captures) {
    if !captures.sharedChanged.contains(name) { captures.sharedChanged.append(name) }
  }

  /// A part of a value: who changes it has all of the value to himself.
  private func isOnlyChangedHere(_ id: DeclarationID) -> Bool {
    let owner = program[id].owner
    return owner >= 0 && !program[id].flags.contains(.isStatic)
      && [.structDeclaration, .enumDeclaration].contains(program.nominals[Int(owner)].kind)
  }

  /// `counts[name] = …`: the variable that it begins with is changed. An object that never changes itself is not.
  private func note(
    partWritten node: NodeID, in captures: inout Captures, within whole: ByteRange, _ file: ProgramFile
  ) {
    let first = variable(beginning: node, in: file)
    // `self[3] += 1`
    if file.kind(first) == .subscriptExpression, isInMutatingCode(node, in: file) {
      let said = file.range(ofExpression: file.child(0, first))
      return note(selfChangedAt: node, said: said, in: &captures, in: file)
    }
    if let place = changedPlace(in: node, from: first, within: whole, file), !isObserved(place, captures, in: file) {
      return note(changedPlace: place, in: &captures, file)
    }
    switch resolve(first, in: file).candidates.first?.target {
    case .type: break
    case .local(let binding) where !isVariable(binding, in: file): break
    case .declaration(let id) where program[id].kind != .variable || program[id].flags.contains(.isLet): break
    default: note(changed: first, in: &captures, within: whole, file)
    }
  }

  /// The member of a type or object in which a value is changed, as far as it cannot be changed where it is: `Shared.table` in
  /// `Shared.table.rows[0]`, `App.shared.table` of a singleton.
  private func changedPlace(
    in node: NodeID, from first: NodeID, within whole: ByteRange, _ file: ProgramFile
  ) -> NodeID? {
    guard let target = resolve(first, in: file).candidates.first?.target else { return nil }
    switch target {
    case .type: break
    case .local(let binding): if isDeclared(binding, whole, file) || isVariable(binding, in: file) { return nil }
    case .declaration(let id): if program[id].kind != .variable || !program[id].flags.contains(.isLet) { return nil }
    default: return nil
    }
    var (part, place) = (first, NodeID(0))
    var isStaying = target == .type
    while true {
      if file.kind(part) == .memberExpression || part == first,
        case .declaration(let id) = resolve(part, in: file).candidates.first?.target, program[id].kind == .variable
      {
        if isolation(of: id) != .none { isStaying = true }
        if place == 0, part != first, !program[id].flags.contains(.isLet) { place = part }
      }
      if isObject(part, in: file) {
        if isSendable(typeOf(part, in: file)) == false { isStaying = true }
        place = 0
      }
      if part == node { return isStaying && place != 0 ? place : nil }
      part = file.parent(part)
    }
  }

  /// The closure has a variable for it, whose value is put there behind.
  private func note(changedPlace place: NodeID, in captures: inout Captures, _ file: ProgramFile) {
    guard case .declaration(let id) = resolve(place, in: file).candidates.first?.target,
      captures.changedPlaces.insert(place).inserted
    else { return }
    let own = text(file.name(place))
    let range = file.range(ofExpression: place)
    let isLocal = file.locals(around: place).lookUp(file.name(place), at: file.offset(place)) != nil
    let isTaken = isLocal || captures.elements.contains { $0.name == own } || captures.changed.contains(own)
    let name = isTaken ? "\(own)2" : own
    captures.edits.append(Finding.Substitution.Edit(range: range, text: name))
    captures.add(name, value: range)
    captures.changed.append(name)
    note(shared: name, in: &captures)
    if isSendable(property: id) == false { note(unsendable: name, in: &captures) }
  }
}
