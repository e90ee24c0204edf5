import AsyncLintCatalogue
import AsyncLintSyntax

/// What does its work when its result is gone through: `if iterated(result)` in `rules/`.
extension Analyzer {
  /// The result of a call is gone through right there (`for row in try db.prepare(query)`, `db.prepare(query).map { … }`,
  /// `Array(db.prepare(query))`), or is a constant that is used for nothing else.
  func isResultIterated(_ call: NodeID, in file: ProgramFile) -> Bool {
    if call == 0 { return false }
    let value = whole(call, in: file)
    if isIterated(value, in: file) { return true }
    let binding = file.parent(value)
    guard [.patternBinding, .optionalBinding].contains(file.kind(binding)), file.child(2, binding) == value,
      case let pattern = file.child(0, binding), file.kind(pattern) == .bindingPattern,
      file.declarationOfNode[pattern] == nil
    else { return false }
    let uses = uses(of: [file.name(pattern)], in: enclosingFunction(of: call, in: file), of: file)
    return !uses.isEmpty && uses.allSatisfy { isIterated(whole($0, in: file), in: file) }
  }

  /// A loop over a sequence, or a call that goes through it (`lines.map { … }`, `Array(lines)`), calls its `makeIterator()`, and `next()` of
  /// what that gives: of the program or of the catalogue. What an asynchronous one of the program does synchronously blocks though it is
  /// awaited.
  func usesOfIteration(_ node: NodeID, in file: ProgramFile) -> [Use] {
    let isAwaited = isAwaitedLoop(node, in: file)
    let makerName = isAwaited ? libraryWords.asyncElementsName : libraryWords.elementsName
    return sequences(goneThroughAt: node, in: file).flatMap { value, sequence in
      let maker = iterationStep(makerName, of: sequence, from: file)
      if maker == nil, !isAwaited, file.name(node) != libraryWords.reversedName,
        case let elements = usesOfElements(sequence, in: file), !elements.isEmpty
      {
        return elements
      }
      // What is an iterator itself mostly says no more than that.
      let iterator = maker.map { resultType(of: $0, call: 0, in: file) } ?? sequence
      return [maker, iterationStep(libraryWords.nextName, of: iterator, from: file)].compactMap { step -> Use? in
        guard let step, let step = catalogued(step, nil, in: file) else { return nil }
        switch step.target {
        case .declaration(let id):
          return Use(target: .unit(unit(id, step.base, node, in: file)), isLikely: step.isLikely)
        case .symbol(let index)
        where !isAwaited && isBlocking(index, step, nil, in: file) && !isReportedWhereMade(value, in: file):
          return Use(target: .symbol(index, step), isLikely: step.isLikely)
        default: return nil
        }
      }
    }
  }

  /// A collection without an iterator of its own is asked for its elements by its subscript, also where it is asked for the first or last one.
  func usesOfElements(_ collection: SwiftType, in file: ProgramFile) -> [Use] {
    guard let nominal = collection.nominalID, program.nominals[Int(nominal)].isProject,
      conforms(nominal, toAnyOf: libraryWords.collectionProtocols)
    else { return [] }
    for candidate in memberCandidates(known.subscript, in: collection, from: file) {
      guard case .declaration(let id) = candidate.target, !isRequirement(id), case let home = self.file(of: id),
        isElementSubscript(program[id].node, in: home)
      else { continue }
      return home.children(home.child(5, program[id].node)).filter { home.name($0) == known.get }.map {
        Use(target: .unit(Unit(kind: .body, place: Place(file: home.index, node: $0))), isLikely: candidate.isLikely)
      }
    }
    return []
  }

  /// Whether a subscript is that of a collection: it takes an index, and not a key.
  func isElementSubscript(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(node) == .subscriptDeclaration, takesPosition(node, in: file),
      let taken = signature(node, in: file).parameters.first?.typeNode,
      let owner = enclosingNominal(of: node, in: file),
      conforms(owner, toAnyOf: libraryWords.collectionProtocols)
    else { return false }
    if file.lastTypeName(taken) == libraryWords.indexName { return true }
    let type = resolveType(taken, in: file)
    return !type.isUnknown
      && memberCandidates(libraryWords.startIndexName, in: selfType(of: owner), from: file).contains {
        guard case .declaration(let id) = $0.target, program[id].kind == .variable else { return false }
        return variableType(id) == type
      }
  }

  /// A sequence comes right from a call that blocks, or from one that is known to block when its result is gone through: that is the finding.
  private func isReportedWhereMade(_ sequence: NodeID, in file: ProgramFile) -> Bool {
    let made = file.kind(sequence) == .identifierExpression ? constant(sequence, in: file) : (sequence, file)
    guard let (value, home) = made else { return false }
    var node = value
    while [.tryExpression, .parenthesizedExpression, .forceUnwrapExpression].contains(home.kind(node)) {
      node = home.child(0, node)
    }
    guard home.kind(node) == .callExpression else { return false }
    let shape = CallShape(node, in: home)
    return resolve(calleeName(of: node, in: home), in: home).candidates.contains { candidate in
      guard case .symbol(let index) = candidate.target, severity(ofSymbol: index) != .info,
        node == sequence || external.catalogue.symbols[index].conditions.contains(.ifIterated)
      else { return false }
      return isBlocking(index, candidate, shape, in: home)
    }
  }

  private func isAwaitedLoop(_ node: NodeID, in file: ProgramFile) -> Bool {
    file.kind(node) == .forStatement && file.flags(node).contains(.isAwait)
  }

  private func sequences(goneThroughAt node: NodeID, in file: ProgramFile) -> [(value: NodeID, type: SwiftType)] {
    if file.kind(node) == .forStatement { return sequences(behind: file.child(2, node), isLoop: true, in: file) }
    if file.kind(node) == .binaryOperator {
      return libraryWords.consumingOperators.contains(file.name(node)) ? sequences(addedBy: node, in: file) : []
    }
    let call = call(ofCallee: node, in: file)
    if call == 0 { return [] }
    switch file.kind(node) {
    case .memberExpression
    where libraryWords.iteratingMethods.contains(file.name(node)) && !isMethodOfOptional(node, in: file):
      // `lines.lazy.map { … }` goes through nothing yet.
      let isLazy = libraryWords.lazyMethods.contains(file.name(node)) && beginsLazily(file.child(0, node), in: file)
      return isLazy ? [] : sequences(behind: file.child(0, node), in: file)
    case .memberExpression where file.name(node) == libraryWords.joinedName: return sequences(joinedBy: node, in: file)
    case .memberExpression where libraryWords.consumingMethods.contains(file.name(node)):
      return sequences(consumedBy: node, call, in: file)
    case .identifierExpression where libraryWords.iteratingCollections.contains(file.name(node)):
      return sequences(behind: file.child(0, file.child(1, call)), in: file)
    default: return []
    }
  }

  /// `lines.joined(separator: ", ")`: of texts it makes one text, of other sequences one that goes through them later.
  private func sequences(joinedBy node: NodeID, in file: ProgramFile) -> [(value: NodeID, type: SwiftType)] {
    let element = elementType(of: typeOf(file.child(0, node), in: file), in: file).nominalID
    let isText = element.map { conforms($0, toAnyOf: libraryWords.textProtocols) } ?? false
    return isText ? sequences(behind: file.child(0, node), in: file) : []
  }

  /// `list.append(contentsOf: lines)`, `set.formUnion(lines)`
  private func sequences(
    consumedBy node: NodeID, _ call: NodeID, in file: ProgramFile
  ) -> [(value: NodeID, type: SwiftType)] {
    guard let first = CallShape(call, in: file).arguments.first, !first.isFunction else { return [] }
    let isConsumed =
      libraryWords.growingMethods.contains(file.name(node))
      ? first.label == libraryWords.contentsOfName : libraryWords.askedLabels.contains(first.label)
    guard isConsumed, let receiver = typeOf(file.child(0, node), in: file).nominalID,
      conforms(receiver, toAnyOf: libraryWords.iterableProtocols)
    else { return [] }
    return sequences(behind: first.expression, in: file)
  }

  /// `list += lines`
  private func sequences(addedBy node: NodeID, in file: ProgramFile) -> [(value: NodeID, type: SwiftType)] {
    let operands = file.children(file.parent(node))
    guard let index = operands.firstIndex(of: node), index > operands.startIndex, index + 2 == operands.endIndex,
      let list = typeOf(operands[index - 1], in: file).nominalID,
      conforms(list, toAnyOf: libraryWords.collectionProtocols)
    else { return [] }
    return sequences(behind: operands[index + 1], in: file)
  }

  /// `found.map { … }`, where `found` may be nil: it gives the one value to the closure, and goes through nothing. Behind a `?` it is the
  /// method of the value.
  func isMethodOfOptional(_ member: NodeID, in file: ProgramFile) -> Bool {
    guard libraryWords.optionalMethods.contains(file.name(member)),
      case .nominal(external.optional, _) = typeOf(file.child(0, member), in: file)
    else { return false }
    return true
  }

  /// The sequences that going through a value goes through: also those behind `zip(a, b)`, `lines.enumerated()`, `lines.lazy.map { … }`,
  /// `lines.prefix(3)`. `isLoop`: they are sequences, or nothing would compile.
  private func sequences(
    behind value: NodeID, isLoop: Bool = false, in file: ProgramFile
  ) -> [(value: NodeID, type: SwiftType)] {
    var found: [(value: NodeID, type: SwiftType)] = []
    var pending = [(node: value, isSliced: false)]
    for _ in 0..<64 {
      guard let (node, isSliced) = pending.popLast() else { break }
      switch file.kind(node) {
      case .parenthesizedExpression, .tryExpression: pending.append((file.child(0, node), isSliced))
      case .callExpression where isZip(node, in: file) || isWrapper(node, in: file):
        pending += file.children(node).dropFirst().map { (file.child(0, $0), false) }
      case .callExpression where isLazyStep(calleeName(of: node, in: file), in: file):
        pending.append((file.child(0, calleeName(of: node, in: file)), isSliced))
      case .callExpression where isSlice(node, in: file):
        pending.append((file.child(0, calleeName(of: node, in: file)), true))
      case .memberExpression where file.name(node) == libraryWords.lazyName:
        pending.append((file.child(0, node), isSliced))
      default:
        let type = unwrapped(typeOf(node, in: file))
        if isLoop, !isSliced {
          found.append((node, type))
        } else if let nominal = type.nominalID, conforms(nominal, toAnyOf: libraryWords.iterableProtocols),
          !isSliced || !conforms(nominal, toAnyOf: libraryWords.collectionProtocols)
        {
          found.append((node, type))
        }
      }
    }
    return found
  }

  /// `lines.prefix(3)`: of a collection it is a part, which asks for elements by their indices.
  private func isSlice(_ call: NodeID, in file: ProgramFile) -> Bool {
    let callee = calleeName(of: call, in: file)
    return file.kind(callee) == .memberExpression && file.child(0, callee) != 0
      && libraryWords.slicingMethods.contains(file.name(callee))
      && file.children(call).dropFirst().allSatisfy { file.name($0) == 0 && !file.flags($0).contains(.isTrailing) }
      && resolve(callee, in: file).candidates.allSatisfy { !isProject($0) }
  }

  /// `AnySequence(lines)`
  private func isWrapper(_ call: NodeID, in file: ProgramFile) -> Bool {
    let callee = calleeName(of: call, in: file)
    return file.kind(callee) == .identifierExpression && libraryWords.sequenceWrappers.contains(file.name(callee))
      && file.childCount(call) == 2 && resolve(callee, in: file).candidates.allSatisfy { !isProject($0) }
  }

  private func isZip(_ call: NodeID, in file: ProgramFile) -> Bool {
    let callee = calleeName(of: call, in: file)
    return file.kind(callee) == .identifierExpression && file.name(callee) == libraryWords.zipName
      && resolve(callee, in: file).candidates.allSatisfy { !isProject($0) }
  }

  /// `enumerated()`, and `map { … }` of what is lazy.
  private func isLazyStep(_ callee: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(callee) == .memberExpression, file.child(0, callee) != 0 else { return false }
    if file.name(callee) == libraryWords.enumeratedName { return true }
    return libraryWords.lazyMappings.contains(file.name(callee)) && beginsLazily(file.child(0, callee), in: file)
  }

  /// `next`, `makeIterator` and `makeAsyncIterator`, which a loop does not name.
  func isCalledByLoops(_ name: GlobalName) -> Bool {
    name == libraryWords.nextName || name == libraryWords.elementsName || name == libraryWords.asyncElementsName
  }

  /// Whether a function may be one that loops, and calls that go through a sequence, call.
  func isIterationStep(_ function: NodeID, in file: ProgramFile) -> Bool {
    isCalledByLoops(file.name(function)) && file.childCount(file.child(2, function)) == 0
      && file.flags(function).isDisjoint(with: [.isAsync, .isThrowing]) && file.child(5, function) != 0
  }

  /// Whether an API may be one that loops, and calls that go through a sequence, call.
  func isIterationStep(_ symbol: Symbol) -> Bool {
    symbol.kind == .function && symbol.receiver != nil && symbol.labels.isEmpty
      && (interner.name(symbol.baseName).map { isCalledByLoops($0) } ?? false)
  }

  /// Whether an API is called at a place without being named there, by a loop or by what goes through a sequence.
  func isGoneThrough(_ place: Place, _ symbol: Int) -> Bool {
    let entry = external.catalogue.symbols[symbol]
    return isIterationStep(entry) && interner.name(entry.baseName) != file(place).name(place.node)
  }

  /// The names under which what loops call is used.
  func namesOfIteration(_ name: GlobalName) -> Set<GlobalName> {
    libraryWords.iteratingMethods.union(libraryWords.iteratingCollections).union(libraryWords.consumingMethods)
      .union(libraryWords.consumingOperators).union([name, libraryWords.joinedName, WellKnownName.for.id])
  }

  /// The method without parameters that a loop calls.
  private func iterationStep(
    _ name: GlobalName, of type: SwiftType, from file: ProgramFile
  ) -> Resolution.Candidate? {
    memberCandidates(name, in: type, from: file).first { candidate in
      // Of a protocol alone nothing says which of its types is gone through, and there may be hundreds.
      switch candidate.target {
      case .declaration(let id):
        guard program[id].kind == .function, !isRequirement(id) else { return false }
        let signature = signature(program[id].node, in: self.file(of: id))
        return signature.parameters.isEmpty && !signature.isAsync
      case .symbol(let index): return isIterationStep(external.catalogue.symbols[index])
      case .knownMember(let index): return external.memberLabels[index]?.isEmpty ?? false
      default: return false
      }
    }
  }

  /// What advice for a loop moves: the name that is called or read in its sequence.
  func sequenceName(of loop: NodeID, in file: ProgramFile) -> NodeID {
    var sequence = file.unparenthesized(file.child(2, loop))
    while file.kind(sequence) == .tryExpression { sequence = file.child(0, sequence) }
    return file.kind(sequence) == .callExpression ? calleeName(of: sequence, in: file) : sequence
  }

  /// `Array(try db.prepare(query))`
  func isCollected(_ call: NodeID, in file: ProgramFile) -> Bool {
    let value = whole(call, in: file)
    return file.kind(file.parent(value)) == .argument && isIterated(value, in: file)
  }

  /// The expression with its `try`, its `!` and its parentheses.
  private func whole(_ node: NodeID, in file: ProgramFile) -> NodeID {
    var node = node
    while true {
      let parent = file.parent(node)
      switch file.kind(parent) {
      case .tryExpression, .parenthesizedExpression, .forceUnwrapExpression, .optionalChainExpression: node = parent
      default: return node
      }
    }
  }

  private func isIterated(_ value: NodeID, in file: ProgramFile) -> Bool {
    let parent = file.parent(value)
    switch file.kind(parent) {
    case .forStatement: return file.child(2, parent) == value
    case .memberExpression:
      return libraryWords.iteratingMethods.contains(file.name(parent)) && call(ofCallee: parent, in: file) != 0
        && !isMethodOfOptional(parent, in: file)
    case .argument:
      let call = file.parent(parent)
      return file.kind(call) == .callExpression && libraryWords.iteratingCollections.contains(file.name(call))
    default: return false
    }
  }

  /// Where a variable of one of the names is used; nothing, if the function is too long to look at all of it.
  func uses(of names: [GlobalName], in function: NodeID, of file: ProgramFile) -> [NodeID] {
    var found: [NodeID] = []
    var nodes = file.descendants(of: function, atMost: Self.mostNodesOfFunction)
    while let node = nodes.next() {
      if file.kind(node) == .identifierExpression, names.contains(file.name(node)) { found.append(node) }
    }
    return nodes.isCutShort ? [] : found
  }
}
