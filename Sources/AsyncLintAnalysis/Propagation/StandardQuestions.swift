import AsyncLintSyntax

/// What the standard library asks values by requirements that nothing names where it does: `==` of what a list is looked through for, `<` of
/// what it sorts, `hash(into:)` of what is put into a set, `description` of what is printed.
extension Analyzer {
  /// The names under which a function or getter is called so; nil: it is none.
  func namesAsking(_ member: NodeID, in file: ProgramFile) -> Set<GlobalName>? {
    guard let question = question(answeredBy: member, in: file), let owner = enclosingNominal(of: member, in: file),
      conforms(owner, toAnyOf: libraryWords.protocolsOfQuestions[question] ?? [])
    else { return nil }
    return libraryWords.askers[question]
  }

  private func question(answeredBy member: NodeID, in file: ProgramFile) -> GlobalName? {
    switch file.kind(member) {
    case .functionDeclaration:
      guard libraryWords.askers[file.name(member)] != nil else { return nil }
      let isOther =
        file.name(member) == libraryWords.hashName
        && signature(member, in: file).parameters.first.map { text($0.label) } != "into"
      return isOther ? nil : file.name(member)
    case .accessor where file.name(member) == known.get:
      let binding = file.parent(file.parent(member))
      guard file.kind(binding) == .patternBinding, let name = file.bindings(in: file.child(0, binding)).first else {
        return nil
      }
      return libraryWords.askers[file.name(name)] == nil ? nil : file.name(name)
    default: return nil
    }
  }

  /// What a call that nothing of the program answers asks of the values that it is given, or of its receiver's elements.
  func usesOfQuestions(_ node: NodeID, in file: ProgramFile) -> [Use] {
    let name = file.name(node)
    guard libraryWords.allAskers.contains(name) else { return [] }
    let call = call(ofCallee: node, in: file)
    switch file.kind(node) {
    case .identifierExpression where call != 0: return questions(byFunction: name, call, in: file)
    case .memberExpression where file.child(0, node) != 0:
      let asked = typeOf(file.child(0, node), in: file)
      if call != 0 { return questions(byMethod: name, of: asked, node, CallShape(call, in: file).arguments, in: file) }
      return name == libraryWords.hashValueName ? member(libraryWords.hashName, of: asked, in: file) : []
    default: return []
    }
  }

  /// `print(key)`, `max(key, other)`, `Set(keys)`
  private func questions(byFunction name: GlobalName, _ call: NodeID, in file: ProgramFile) -> [Use] {
    let arguments = CallShape(call, in: file).arguments
    if libraryWords.streamWriters.contains(name) {
      let question = text(name) == "debugPrint" ? libraryWords.debugDescriptionName : libraryWords.descriptionName
      return arguments.filter { $0.label == 0 }.flatMap { description(question, ofValue: $0.expression, in: file) }
    }
    guard let first = arguments.first else { return [] }
    if libraryWords.hashedCollections.contains(name) {
      // `Set(minimumCapacity: 3)` holds nothing yet.
      guard text(first.label) != "minimumCapacity" else { return [] }
      return hash(ofKeysOf: typeOf(call, in: file), in: file)
    }
    if libraryWords.askers[libraryWords.less]?.contains(name) == true {
      guard arguments.count > 1, arguments.allSatisfy({ $0.label == 0 && !$0.isFunction }) else { return [] }
      return comparison(libraryWords.less, of: typeOf(first.expression, in: file), in: file)
    }
    guard arguments.count == 1 else { return [] }
    switch text(first.label) {
    case "describing": return description(libraryWords.descriptionName, ofValue: first.expression, in: file)
    case "reflecting": return description(libraryWords.debugDescriptionName, ofValue: first.expression, in: file)
    default: return []
    }
  }

  /// `keys.contains(key)`, `keys.sorted()`, `set.formUnion(keys)`
  private func questions(
    byMethod name: GlobalName, of receiver: SwiftType, _ node: NodeID, _ arguments: [CallShape.Argument],
    in file: ProgramFile
  ) -> [Use] {
    guard case .nominal(let collection, let elements) = receiver else { return [] }
    guard let first = arguments.first else {
      let isOrdering = libraryWords.askers[libraryWords.less]?.contains(name) == true
      return isOrdering ? comparison(libraryWords.less, of: elementType(of: receiver, in: file), in: file) : []
    }
    guard arguments.contains(where: { libraryWords.askedLabels.contains($0.label) && !$0.isFunction }),
      !first.isFunction, let element = elements.first
    else { return [] }
    if collection == external.dictionary {
      return libraryWords.keyMethods.contains(name) ? member(libraryWords.hashName, of: element, in: file) : []
    }
    guard libraryWords.askedLabels.contains(first.label) else { return [] }
    if collection == external.set {
      return libraryWords.keyMethods.contains(name) ? [] : member(libraryWords.hashName, of: element, in: file)
    }
    guard libraryWords.askers[libraryWords.equal]?.contains(name) == true else { return [] }
    // `(first...last).contains(key)`: ranges are taken for lists.
    if isRangeExpression(file.child(0, node), in: file) || conforms(collection, toAnyOf: libraryWords.rangeTypes) {
      return comparison(libraryWords.less, of: element, in: file)
    }
    return collection == external.array ? comparison(libraryWords.equal, of: element, in: file) : []
  }

  private func isRangeExpression(_ node: NodeID, in file: ProgramFile) -> Bool {
    let node = file.unparenthesized(node)
    return file.kind(node) == .sequenceExpression
      && file.children(node).contains {
        file.kind($0) == .binaryOperator && libraryWords.rangeOperators.contains(file.name($0))
      }
  }

  private func comparison(_ operator: GlobalName, of type: SwiftType, in file: ProgramFile) -> [Use] {
    guard type.nominalID != nil else { return [] }
    let found = resolveOperator(`operator`, operands: [type, type], in: file).candidates
    guard found.count == 1, case .declaration(let id) = found[0].target else { return [] }
    return [Use(target: .unit(bodyUnit(id)), isLikely: false)]
  }

  /// Of the keys of a dictionary or the elements of a set.
  func hash(ofKeysOf type: SwiftType, in file: ProgramFile) -> [Use] {
    guard case .nominal(let collection, let elements) = type, let key = elements.first,
      libraryWords.hashedCollections.contains(program.nominals[Int(collection)].name)
    else { return [] }
    return member(libraryWords.hashName, of: key, in: file)
  }

  /// `counts[key]` of a dictionary.
  func usesOfKey(_ subscripting: NodeID, in file: ProgramFile) -> [Use] {
    guard case .nominal(external.dictionary, let types) = typeOf(file.child(0, subscripting), in: file),
      let key = types.first
    else { return [] }
    return member(libraryWords.hashName, of: key, in: file)
  }

  /// Whether a getter is one that text asks for.
  func isDescription(_ getter: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(getter) == .accessor, let question = question(answeredBy: getter, in: file) else { return false }
    return [libraryWords.descriptionName, libraryWords.debugDescriptionName].contains(question)
      && namesAsking(getter, in: file) != nil
  }

  /// Whether a function is the one that sets and dictionaries ask their keys for.
  func isHash(_ function: NodeID, in file: ProgramFile) -> Bool {
    file.kind(function) == .functionDeclaration && file.name(function) == libraryWords.hashName
      && namesAsking(function, in: file) != nil
  }

  /// What a value is shown by: what a list holds by the `debugDescription`, and each by the other where it has but one.
  func description(_ question: GlobalName, ofValue value: NodeID, in file: ProgramFile) -> [Use] {
    var found: [Use] = []
    var pending = [(type: typeOf(value, in: file), question: question)]
    for _ in 0..<16 {
      guard let (type, question) = pending.popLast() else { break }
      switch type {
      case .tuple(let elements): pending += elements.map { ($0.type, libraryWords.debugDescriptionName) }
      case .nominal(let nominal, let parts)
      where [external.array, external.set, external.dictionary, external.optional].contains(nominal):
        pending += parts.map { ($0, libraryWords.debugDescriptionName) }
      default:
        let own = member(question, of: type, in: file)
        let isDebug = question == libraryWords.debugDescriptionName
        found +=
          own.isEmpty
          ? member(isDebug ? libraryWords.descriptionName : libraryWords.debugDescriptionName, of: type, in: file) : own
      }
    }
    return found
  }

  /// The program's own answer of a type.
  private func member(_ name: GlobalName, of type: SwiftType, in file: ProgramFile) -> [Use] {
    guard type.nominalID != nil else { return [] }
    for candidate in memberCandidates(name, in: type, from: file) {
      guard case .declaration(let id) = candidate.target, !isRequirement(id) else { continue }
      let home = self.file(of: id)
      if program[id].kind == .function, namesAsking(program[id].node, in: home) != nil {
        return [Use(target: .unit(bodyUnit(id)), isLikely: candidate.isLikely)]
      }
      let getter = home.children(home.child(3, program[id].statement)).first { home.name($0) == known.get }
      if program[id].kind == .variable, let getter, namesAsking(getter, in: home) != nil {
        let place = Place(file: home.index, node: getter)
        return [Use(target: .unit(Unit(kind: .body, place: place)), isLikely: candidate.isLikely)]
      }
    }
    return []
  }
}
