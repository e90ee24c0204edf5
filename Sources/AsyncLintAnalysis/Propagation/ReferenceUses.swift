import AsyncLintCatalogue
import AsyncLintSyntax

extension Analyzer {
  /// What a name runs that is not called where it stands: accessors, or a function that is handed on. `isAmbiguous`: others are as likely.
  func usesOfReference(
    _ candidate: Resolution.Candidate, _ node: NodeID, _ isAmbiguous: Bool, in file: ProgramFile
  ) -> [Use] {
    if let found = usesOfHeldKeyPath(candidate, node, in: file) { return found }
    switch candidate.target {
    case .declaration(let id):
      let declaration = program[id]
      switch declaration.kind {
      case .variable:
        let flags = file.flags(node)
        var found = usesOfVariable(
          id, node, isRead: !flags.contains(.isOnlyWritten),
          isWritten: flags.contains(.isWritten) || isChangedInPlace(node, variableType(id), in: file), in: file)
        for index in found.indices {
          guard case .unit(let unit) = found[index].target, unit.kind == .body,
            isExact(unit, candidate.base, node, in: file)
          else { continue }
          found[index].target = .unit(Unit(kind: .exactBody, place: unit.place))
        }
        if variableType(id).functionType(optional: external.optional) != nil {
          let stored = Unit(kind: .stored, place: Place(file: declaration.file, node: declaration.node))
          found += handedOn(.unit(stored), node, isLikely: candidate.isLikely || !isMadeWithFunction(id), in: file)
        } else if case let home = files[Int(declaration.file)], case let value = home.child(2, declaration.statement),
          let holder = holder(ofCollection: value, in: home)
        {
          // Others may put something else into what they can reach.
          let isOpen = declaration.flags.isDisjoint(with: [.isLet, .isPrivate, .isFileprivate])
          let isLikely = candidate.isLikely || isOpen || picksElement(node, of: value, home, in: file)
          found += handedOn(.unit(Unit(kind: .stored, place: holder)), node, isLikely: isLikely, in: file)
        } else if holdsFunctions(variableType(id)) || isWorkItem(variableType(id)) {
          let stored = Unit(kind: .stored, place: Place(file: declaration.file, node: declaration.node))
          found += handedOn(.unit(stored), node, isLikely: true, in: file)
        }
        return found
      case .subscripting:
        // `@dynamicMemberLookup`
        return usesOfSubscript(candidate, node, in: file)
      case .function, .initializer:
        return handedOn(.unit(bodyUnit(id)), node, isLikely: candidate.isLikely || isAmbiguous, in: file)
      default: return []
      }
    case .local(let local):
      let isFunction = file.kind(local) == .functionDeclaration
      let found = isFunction ? [] : usesOfLocal(local, node, in: file)
      guard isFunction || mayHoldFunction(local, in: file) else { return found }
      let unit = Unit(kind: isFunction ? .body : .stored, place: Place(file: file.index, node: local))
      let value = isFunction ? 0 : file.child(2, file.parent(local))
      let isLikely =
        isEscapingParameter(local, in: file)
        || [.arrayLiteral, .dictionaryLiteral].contains(file.kind(value))
          && picksElement(node, of: value, file, in: file)
      return found + handedOn(.unit(unit), node, isLikely: isLikely, in: file)
    case .symbol(let index):
      let symbol = external.catalogue.symbols[index]
      switch symbol.kind {
      case .property, .propertySetter:
        let flags = file.flags(node)
        let accessor = accessors(of: index, named: file.name(node)).first { accessor in
          let isGetter = external.catalogue.symbols[accessor].kind == .property
          return (isGetter ? !flags.contains(.isOnlyWritten) : flags.contains(.isWritten))
            && isBlocking(accessor, candidate, nil, in: file)
        }
        return accessor.map { [Use(target: .symbol($0, candidate), isLikely: candidate.isLikely)] } ?? []
      case .function, .initializer, .subscripting:
        guard !candidate.isLikely else { return [] }
        if case .stored = fate(of: node, in: file), !mayBlock(index, referredToBy: node, in: file) { return [] }
        return handedOn(.symbol(index, candidate), node, isLikely: false, in: file)
      }
    case .knownMember where libraryWords.elementProperties.contains(file.name(node)):
      // `pages.first`
      return usesOfElements(typeOf(file.child(0, node), in: file), in: file)
    case .knownMember, .implicitInitializer, .type: return []
    }
  }

  /// The getter and the setter of a property, as far as they block.
  private func accessors(of symbol: Int, named name: GlobalName) -> [Int] {
    (external.symbols[name] ?? []).filter { other in
      let kind = external.catalogue.symbols[other].kind
      return (kind == .property || kind == .propertySetter)
        && external.symbolReceivers[other] == external.symbolReceivers[symbol]
    }
  }

  /// What it is given where others call the function need not block.
  func isEscapingParameter(_ local: NodeID, in file: ProgramFile) -> Bool {
    file.kind(local) == .parameter && file.flags(local).contains(.isEscaping)
  }

  /// Whether what a local variable holds is one of several: `let read = given ?? { … }`, `let read = isFast ? first : second`,
  /// `var read = first` with a `read = second`.
  func mayHoldAnother(_ local: NodeID, in file: ProgramFile) -> Bool {
    let binding = file.parent(local)
    guard file.kind(local) == .bindingPattern, file.kind(binding) == .patternBinding else { return false }
    let value = file.child(2, binding)
    if file.kind(value) == .sequenceExpression, isChoice(value, in: file) { return true }
    if value != 0, file.flags(local).contains(.isLet) { return false }
    let uses = variableUses(file.name(local), in: enclosingFunction(of: local, in: file), of: file)
    let given = uses.assignments.count { file.kind($0[0]) == .identifierExpression }
    return given + (value == 0 || file.kind(value) == .nilLiteral ? 0 : 1) > 1
  }

  /// `flag ? first : second`, `given ?? first`
  private func isChoice(_ sequence: NodeID, in file: ProgramFile) -> Bool {
    file.children(sequence).contains {
      file.kind($0) == .ternaryOperator || file.kind($0) == .binaryOperator && file.name($0) == known.nilCoalescing
    }
  }

  /// Whether a function stands where another may be taken: `run(flag ? first : second)`.
  private func isOneOfSeveral(_ function: NodeID, in file: ProgramFile) -> Bool {
    var node = file.parent(function)
    while file.kind(node) == .parenthesizedExpression { node = file.parent(node) }
    return file.kind(node) == .ternaryOperator || file.kind(node) == .sequenceExpression && isChoice(node, in: file)
  }

  /// Whether a closure or function may be put into a local variable where it is declared, or later on: see `ClosureFate.stored`. Who gets
  /// the value of any other need not be known, and most locals that bear the name of something that blocks are others.
  private func mayHoldFunction(_ local: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(local) {
    case .capture: return true
    case .parameter: return !file.flags(local).isDisjoint(with: [.isInout, .isEscaping])
    default: break
    }
    guard file.flags(local).contains(.isLet) else { return true }
    let binding = file.parent(local)
    if file.kind(binding) == .forStatement { return false }
    guard file.kind(binding) == .patternBinding || file.kind(binding) == .optionalBinding else { return true }
    var value = file.child(2, binding)
    while true {
      switch file.kind(value) {
      case .parenthesizedExpression, .tryExpression, .awaitExpression, .keywordExpression: value = file.child(0, value)
      case .missing, .closureExpression, .identifierExpression, .memberExpression, .keyPathExpression, .arrayLiteral,
        .dictionaryLiteral, .subscriptExpression:
        return true
      case .callExpression:
        let callee = calleeName(of: value, in: file)
        return isMadeOfBlock(value, callee, in: file) || givesFunction(callee, in: file)
      case .sequenceExpression where file.childCount(value) == 2: value = file.child(0, value)
      case .sequenceExpression: return isChoice(value, in: file) || givesFunction(file.child(1, value), in: file)
      default: return false
      }
    }
  }

  /// A function that is not called here: run by whom it is passed to inline, held by the variable it is put into, or lost sight of.
  func handedOn(_ target: Use.Target, _ node: NodeID, isLikely: Bool, in file: ProgramFile) -> [Use] {
    let isLikely = isLikely || isOneOfSeveral(node, in: file)
    switch fate(of: node, in: file) {
    case .inline:
      let place = name(running: node, in: file).map { Place(file: file.index, node: $0) }
      return [Use(target: target, isLikely: isLikely, place: place)]
    case .stored(let variable): return [Use(target: target, isLikely: isLikely, storedIn: variable)]
    case .async(let creation):
      let context = CodeContext(kind: .async, creation: creation, node: node)
      return [Use(target: target, isLikely: isLikely, context: context)]
    case .eventLoop where options.reportsEventLoops:
      return [Use(target: target, isLikely: isLikely, context: CodeContext(kind: .eventLoop, node: node))]
    case .main where options.reportsMainActor:
      return [Use(target: target, isLikely: isLikely, context: CodeContext(kind: .main, node: node))]
    default: return []
    }
  }
}
