import AsyncLintSyntax

/// What an initializer does about a stored property.
struct PropertySettings {
  /// What it sets it to, each time with the operators in it.
  var values: [[NodeID]] = []
  /// Its calls of other initializers of `self`, which have set it before, and what it replaces `self` with.
  var handedOver: [NodeID] = []
  var replacements: [NodeID] = []
  /// Whatever branch is taken, one of `values` is set.
  var areCertain = false
}

extension Analyzer {
  /// Nil where the property is set in a way that does not show. Kept: it is asked for each call of the initializer.
  func settings(of property: DeclarationID, in initializer: DeclarationID) -> PropertySettings? {
    let key = UInt64(UInt32(bitPattern: property)) << 32 | UInt64(UInt32(bitPattern: initializer))
    if let answer = propertySettings[key] { return answer }
    let answer = findSettings(of: property, in: initializer)
    propertySettings[key] = .some(answer)
    return answer
  }

  private func findSettings(of property: DeclarationID, in initializer: DeclarationID) -> PropertySettings? {
    let file = self.file(of: initializer)
    let body = file.child(5, program[initializer].node)
    var settings = PropertySettings()
    var writes = 0
    var nodes = file.descendants(of: body)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .functionDeclaration: nodes.skipChildren()
      case .sequenceExpression:
        let parts = file.children(node)
        guard parts.count > 2, file.kind(parts[1]) == .assignmentOperator else { break }
        if isSelf(parts[0], in: file) {
          guard parts.count == 3 else { return nil }
          settings.replacements.append(parts[2])
        } else if isProperty(property, ofSelfAt: parts[0], in: file) {
          settings.values.append(Array(parts.dropFirst(2)))
          if isAlwaysReached(node, in: body, of: file) { settings.areCertain = true }
        }
      case .identifierExpression, .memberExpression:
        guard file.name(node) == program[property].name, isProperty(property, ofSelfAt: node, in: file) else { break }
        if isChangedInPlace(node, of: property, in: file) { return nil }
        if file.flags(node).contains(.isWritten) { writes += 1 }
      case .callExpression:
        let callee = calleeName(of: node, in: file)
        if file.kind(callee) == .memberExpression, file.name(callee) == known.`init`,
          isSelf(file.child(0, callee), in: file)
        {
          settings.handedOver.append(node)
        }
      default: break
      }
    }
    guard writes == settings.values.count else { return nil }
    // What has no value before is set on every way through.
    if settings.handedOver.isEmpty, settings.replacements.isEmpty, writes > 0, !hasInitialValue(property) {
      settings.areCertain = true
    }
    return settings
  }

  func hasInitialValue(_ property: DeclarationID) -> Bool {
    file(of: property).child(2, program[property].statement) != 0
  }

  /// Whether an initializer of a structure lets other code change what it has made: `install()`, `change(&self)`. Kept: it is asked for each call of
  /// what the structure holds.
  func changesItselfWhenMade(_ type: NominalID) -> Bool {
    if let answer = selfChangingTypes[type] { return answer }
    let answer = program.members(named: known.`init`, of: type).contains { id in
      guard program[id].kind == .initializer, case let file = self.file(of: id) else { return false }
      return file.descendants(of: file.child(5, program[id].node)).contains { node in
        switch file.kind(node) {
        case .inoutExpression: isSelf(file.child(0, node), in: file)
        case .callExpression: isMutatingCallOfSelf(node, in: file)
        default: false
        }
      }
    }
    selfChangingTypes[type] = answer
    return answer
  }

  private func isMutatingCallOfSelf(_ call: NodeID, in file: ProgramFile) -> Bool {
    let callee = calleeName(of: call, in: file)
    guard file.kind(callee) == .identifierExpression || file.kind(callee) == .memberExpression,
      file.kind(callee) == .identifierExpression || isSelf(file.child(0, callee), in: file)
    else { return false }
    return resolve(callee, in: file).candidates.contains { candidate in
      guard case .declaration(let id) = candidate.target else { return false }
      return program[id].owner >= 0 && program[id].flags.contains(.isMutating)
    }
  }

  private func isSelf(_ node: NodeID, in file: ProgramFile) -> Bool {
    if case .selfValue = subject(node, in: file) { return true }
    return false
  }

  /// `store`, `self.store`
  func isProperty(_ property: DeclarationID, ofSelfAt node: NodeID, in file: ProgramFile) -> Bool {
    guard file.name(node) == program[property].name else { return false }
    if file.kind(node) == .memberExpression {
      guard case .selfValue = subject(file.child(0, node), in: file) else { return false }
    }
    guard case .declaration(let id)? = resolve(node, in: file).candidates.first?.target else { return false }
    return id == property
  }

  /// A statement of the body itself that nothing may leave before.
  func isAlwaysReached(_ statement: NodeID, in body: NodeID, of file: ProgramFile) -> Bool {
    guard file.parent(statement) == body else { return false }
    var nodes = file.descendants(of: file.children(body).prefix { $0 != statement })
    while let node = nodes.next() {
      switch file.kind(node) {
      case .closureExpression, .functionDeclaration: nodes.skipChildren()
      case .returnStatement: return false
      default: break
      }
    }
    return true
  }

  // MARK: Changes

  /// `state.start()`: what has been put there may be another case by now, or another value of the struct. Whatever changes a value of a
  /// protocol leaves it one of the same type, and of structs each property is asked itself.
  func isChangedInPlace(_ node: NodeID, of property: DeclarationID, in file: ProgramFile) -> Bool {
    let type = unwrapped(variableType(property))
    guard let nominal = type.nominalID else { return false }
    switch program.nominals[Int(nominal)].kind {
    case .enumDeclaration: return isChangedInPlace(node, type, in: file)
    case .structDeclaration: return replacesItself(nominal) && isChangedInPlace(node, type, in: file)
    default: return false
    }
  }

  /// A variable of a struct with methods that put another one in its place.
  func mayReplaceItself(_ variable: NodeID, in file: ProgramFile) -> Bool {
    guard let nominal = unwrapped(typeOf(variable, in: file)).nominalID else { return false }
    return program.nominals[Int(nominal)].kind == .structDeclaration && replacesItself(nominal)
  }

  /// Whether a method puts another value of its type in the place of `self`.
  private func replacesItself(_ nominal: NominalID) -> Bool {
    if let answer = typesReplacingThemselves[nominal] { return answer }
    let entry = program.nominals[Int(nominal)]
    let answer = ((entry.declaration >= 0 ? [entry.declaration] : []) + entry.extensions).contains { declaration in
      let file = self.file(of: declaration)
      var pending = Array(file.children(file.child(4, program[declaration].node)))
      while let node = pending.popLast() {
        switch file.kind(node) {
        case .conditionalBranch: pending += file.children(node)
        case .functionDeclaration where file.flags(node).contains(.isMutating):
          if assignsSelf(in: file.child(5, node), of: file) { return true }
        default: continue
        }
      }
      return false
    }
    typesReplacingThemselves[nominal] = answer
    return answer
  }

  private func assignsSelf(in body: NodeID, of file: ProgramFile) -> Bool {
    for node in file.descendants(of: body) {
      if file.kind(node) == .sequenceExpression, file.kind(file.child(1, node)) == .assignmentOperator,
        isSelf(file.child(0, node), in: file)
      {
        return true
      }
    }
    return false
  }
}
