import AsyncLintSyntax

extension Analyzer {
  /// The type of `a + b`, `x ? a : b`, `a ?? b`, `a as T` …: without a table of precedences, from the loosest operator that decides.
  func sequenceType(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    let elements = Array(file.children(node))
    if elements.contains(where: { file.kind($0) == .assignmentOperator }) { return .nominal(external.void, []) }
    if elements.contains(where: { file.kind($0) == .ternaryOperator }) { return ternaryType(elements, in: file) }
    if let last = elements.last {
      switch file.kind(last) {
      case .castOperator:
        let type = resolveType(file.child(0, last), in: file)
        if file.flags(last).contains(.isOptional) { return optional(type) }
        return elements.count == 2 ? completed(type, by: elements[0], in: file) : type
      case .isOperator: return .nominal(external.bool, [])
      default: break
      }
    }
    let operators = elements.filter { file.kind($0) == .binaryOperator }
    let names = operators.map { text(file.name($0)) }
    if names.contains(where: { Self.logicalOperators.contains($0) }) { return .nominal(external.bool, []) }
    if let fallback = elements.lastIndex(where: {
      file.kind($0) == .binaryOperator && file.name($0) == known.nilCoalescing
    }
    ), fallback + 1 < elements.count {
      let first = unwrapped(castAware(elements, upTo: fallback, in: file))
      if !first.isUnknown, !mayHaveSiblings(first) { return first }
      return commonType(first, typeOf(elements[fallback + 1], in: file))
    }
    if names.contains("...") || names.contains("..<") {
      return .nominal(external.array, [typeOf(elements[0], in: file)])
    }
    // The program's own operators say what they give.
    if let only = operators.first, let candidate = resolve(only, in: file).candidates.first {
      return resultType(of: candidate, call: 0, in: file)
    }
    // `2 * seconds`: a literal takes the type of what stands beside it, also where nobody knows that.
    var literal = SwiftType.unknown
    var isOfLiterals = true
    for operand in elements where file.kind(operand) != .binaryOperator {
      let type = typeOf(operand, in: file)
      if file.kind(operand) == .integerLiteral {
        literal = type
      } else if type.isUnknown {
        isOfLiterals = false
      } else {
        return type
      }
    }
    return isOfLiterals ? literal : .unknown
  }

  /// `x as? T` before a `??`.
  private func castAware(_ elements: [NodeID], upTo end: Int, in file: ProgramFile) -> SwiftType {
    guard end > 0 else { return .unknown }
    if file.kind(elements[end - 1]) == .castOperator { return resolveType(file.child(0, elements[end - 1]), in: file) }
    return typeOf(elements[end - 1], in: file)
  }

  private static let logicalOperators: Set<String> = [
    "==", "!=", "<", ">", "<=", ">=", "&&", "||", "===", "!==", "~=",
  ]

  // MARK: Closures

  func closureType(_ closure: NodeID, in file: ProgramFile) -> SwiftType {
    let clause = file.child(2, closure)
    let parameters = file.children(clause).map { localType($0, in: file) }
    let flags = file.flags(closure)
    return .function(
      SwiftType.FunctionType(
        parameters: parameters, result: closureResult(closure, in: file),
        isAsync: !flags.isDisjoint(with: [.isAsync, .hasAwait, .hasAsyncLet])))
  }

  /// Written, or the type of its only expression or first `return`.
  func closureResult(_ closure: NodeID, in file: ProgramFile) -> SwiftType {
    let written = file.child(3, closure)
    if written != 0 { return resolveType(written, in: file) }
    return blockResult(file.child(4, closure), in: file)
  }

  private func blockResult(_ block: NodeID, in file: ProgramFile) -> SwiftType {
    let statements = file.children(block)
    if statements.count == 1, let only = statements.first {
      return typeOf(file.kind(only) == .returnStatement ? file.child(0, only) : only, in: file)
    }
    for statement in statements.reversed() where file.kind(statement) == .returnStatement {
      return typeOf(file.child(0, statement), in: file)
    }
    return .unknown
  }

  // MARK: Calls whose result follows from their closure or receiver

  /// `map`, `compactMap`, `withLock` … and `type(of:)`; nil when the call is none of them.
  func wellKnownCall(_ call: NodeID, _ callee: NodeID, in file: ProgramFile) -> SwiftType? {
    let name = file.name(callee)
    if file.kind(callee) == .identifierExpression {
      if name == libraryWords.typeName, file.children(call).count == 2 {
        return .metatype(typeOf(file.child(0, file.child(1, call)), in: file))
      }
      if libraryWords.pairingFunctions.contains(name), file.children(call).count == 3,
        resolve(callee, in: file).candidates.allSatisfy({ !isProject($0) })
      {
        let sequences = file.children(call).dropFirst().map { typeOf(file.child(0, $0), in: file) }
        let elements = sequences.map {
          SwiftType.TupleElement(label: 0, type: elementType(of: $0, in: file))
        }
        return .nominal(derivedSequence(of: sequences[0].nominalID), [.tuple(elements)])
      }
      if name == libraryWords.dictionaryName, let type = dictionaryOfPairs(call, in: file) { return type }
      if libraryWords.resultOfClosureFunctions.contains(name),
        resolve(callee, in: file).candidates.allSatisfy({ !isProject($0) })
      {
        return resultOfLastClosure(call, in: file)
      }
      return nil
    }
    guard file.kind(callee) == .memberExpression, file.child(0, callee) != 0 else { return nil }
    let isMapping = name == known.map || name == known.flatMap || name == known.compactMap
    let mapsValues = name == known.mapValues || name == known.compactMapValues
    let joins = name == libraryWords.joinedName && file.childCount(call) == 1
    guard
      isMapping || mapsValues || joins || libraryWords.sameElements.contains(name)
        || libraryWords.resultOfClosureMethods.contains(name)
    else {
      return nil
    }
    let base = sequenceBound(of: typeOf(file.child(0, callee), in: file))
    let candidates = resolve(callee, in: file).candidates
    guard candidates.allSatisfy({ !isProject($0) }) else { return nil }
    if libraryWords.resultOfClosureMethods.contains(name) {
      // `Process.run(…) { … }` gives no result of its closure.
      if case .knownMember? = candidates.first?.target { return nil }
      return resultOfLastClosure(call, in: file)
    }
    guard case .nominal(let nominal, _) = base else {
      // `view.subviews.compactMap { $0 as? Player }`: whatever sequence that is, its elements are what the closure says.
      guard base.isUnknown, name == known.compactMap, candidates.isEmpty,
        let element = resultOfLastClosure(call, in: file).map({ unwrapped($0) }), element.nominalID != nil
      else { return nil }
      return .nominal(external.array, [element])
    }
    if joins {
      let element = elementType(of: elementType(of: base, in: file), in: file)
      return element.isUnknown ? nil : .nominal(derivedSequence(of: nominal), [element])
    }
    // What is its own iterator declares no `makeIterator()`.
    if name == libraryWords.elementsName, program.nominals[Int(nominal)].isProject { return base }
    if libraryWords.sameElements.contains(name) {
      guard nominal == external.array || nominal == external.set || nominal == external.dictionary else { return nil }
      return nominal == external.dictionary && name != libraryWords.filterName
        ? .nominal(external.array, [elementType(of: base, in: file)]) : base
    }
    let produced = resultOfLastClosure(call, in: file) ?? .unknown
    if mapsValues {
      guard case .nominal(external.dictionary, let arguments) = base, let key = arguments.first else { return nil }
      return .nominal(external.dictionary, [key, name == known.mapValues ? produced : unwrapped(produced)])
    }
    if nominal == external.optional {
      return name == known.flatMap ? optional(produced) : .nominal(external.optional, [produced])
    }
    if program.nominals[Int(nominal)].name == libraryWords.eventLoopFutureName {
      return .nominal(nominal, [name == known.flatMap ? unwrappedFuture(produced) : produced])
    }
    if nominal == external.result { return .nominal(nominal, [produced]) }
    if program.nominals[Int(nominal)].isProject, elementType(of: base, in: file).isUnknown { return nil }
    // An operator of its own, as observables and promises have.
    if case .knownMember? = candidates.first?.target { return nil }
    let sequence = derivedSequence(of: nominal)
    switch name {
    case known.compactMap: return .nominal(sequence, [unwrapped(produced)])
    case known.flatMap: return .nominal(sequence, [elementType(of: produced, in: file)])
    default: return .nominal(sequence, [produced])
    }
  }

  /// What stands for the sequences that methods make of one: an asynchronous one, or an array.
  private func derivedSequence(of nominal: NominalID?) -> NominalID {
    nominal.map { conforms($0, toAnyOf: libraryWords.asyncSequenceProtocols) } ?? false
      ? external.asyncSequence : external.array
  }

  /// `Dictionary(uniqueKeysWithValues: pairs)`, `Dictionary(pairs, uniquingKeysWith: f)`
  private func dictionaryOfPairs(_ call: NodeID, in file: ProgramFile) -> SwiftType? {
    let first = file.child(1, call)
    guard file.kind(first) == .argument, libraryWords.pairLabels.contains(file.name(first)),
      case .tuple(let pair) = elementType(of: typeOf(file.child(0, first), in: file), in: file), pair.count == 2
    else { return nil }
    return .nominal(external.dictionary, pair.map(\.type))
  }

  private func unwrappedFuture(_ type: SwiftType) -> SwiftType {
    if case .nominal(_, let arguments) = type { return arguments.first ?? .unknown }
    return .unknown
  }

  func isProject(_ candidate: Resolution.Candidate) -> Bool {
    if case .declaration = candidate.target { return true }
    if case .local = candidate.target { return true }
    return false
  }

  /// What the last argument gives when it is called: a closure, a function reference, a key path.
  func resultOfLastClosure(_ call: NodeID, in file: ProgramFile) -> SwiftType? {
    guard let last = file.children(call).last, file.kind(last) == .argument else { return nil }
    let expression = file.unparenthesized(file.child(0, last))
    switch file.kind(expression) {
    case .closureExpression: return closureResult(expression, in: file)
    case .keyPathExpression: return keyPathResult(expression, root: keyPathRoot(expression, in: file), in: file)
    default:
      switch typeOf(expression, in: file) {
      case .function(let function): return function.result
      case .metatype(let type): return type
      default: return .unknown
      }
    }
  }

  /// The type at the end of a key path that starts at `root`.
  func keyPathResult(_ keyPath: NodeID, root: SwiftType, in file: ProgramFile) -> SwiftType {
    guard let last = file.children(keyPath).last, file.kind(last) == .keyPathComponent else { return .unknown }
    return keyPathComponentType(last, root: root, in: file)
  }

  /// The type of the value that a key path has reached after a component.
  func keyPathComponentType(_ component: NodeID, root: SwiftType, in file: ProgramFile) -> SwiftType {
    let keyPath = file.parent(component)
    var type = root
    for current in file.children(keyPath).dropFirst() {
      let name = file.name(current)
      if let element = tupleElement(name, of: type) {
        type = element
      } else if name != 0, name != known.`self` {
        let candidates = memberCandidates(name, in: unwrapped(type), from: file)
        guard let candidate = choose(candidates, nil, in: file).candidates.first else { return .unknown }
        if case .declaration(let id) = candidate.target {
          type = seen(variableType(id), through: candidate.base, id)
        } else {
          type = resultType(of: candidate, call: 0, in: file)
        }
      }
      if current == component { return type }
    }
    return type
  }

  /// The `value[keyPath: \.name]` that a key path is given to; 0 if there is none. Subscripts of one's own may take paths of other types.
  func keyPathSubscript(of keyPath: NodeID, in file: ProgramFile) -> NodeID {
    let argument = file.parent(keyPath)
    let taker = file.parent(argument)
    return isKeyPathArgument(argument, of: taker, in: file) ? taker : 0
  }

  func isKeyPathArgument(_ argument: NodeID, of taker: NodeID, in file: ProgramFile) -> Bool {
    file.kind(taker) == .subscriptExpression && file.kind(argument) == .argument
      && text(file.name(argument)) == "keyPath"
  }

  func keyPathRoot(_ keyPath: NodeID, in file: ProgramFile) -> SwiftType {
    let written = file.child(0, keyPath)
    if written != 0 { return resolveType(written, in: file) }
    let taker = keyPathSubscript(of: keyPath, in: file)
    if taker != 0 { return unwrapped(typeOf(file.child(0, taker), in: file)) }
    let expected = expectedType(of: keyPath, in: file)
    if let function = expected.functionType(optional: external.optional) {
      return function.parameters.first ?? .unknown
    }
    if case .nominal(_, let arguments) = expected { return arguments.first ?? .unknown }
    return .unknown
  }
}
