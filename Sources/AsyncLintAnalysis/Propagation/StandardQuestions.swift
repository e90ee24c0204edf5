import AsyncLintSyntax

/// What the standard library asks values by requirements that nothing names where it does: `==` of what a list is looked through for, `<` of what is sorted,
/// `hash(into:)` of what is put into a set, `description` of what is printed.
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
      return libraryWords.askers[file.name(member)] == nil ? nil : file.name(member)
    case .accessor where file.name(member) == known.get:
      let binding = file.parent(file.parent(member))
      guard file.kind(binding) == .patternBinding, let name = file.bindings(in: file.child(0, binding)).first else {
        return nil
      }
      return libraryWords.askers[file.name(name)] == nil ? nil : file.name(name)
    default: return nil
    }
  }

  /// What a call that nothing of the program answers asks of the values that it is given.
  func usesOfQuestions(_ node: NodeID, in file: ProgramFile) -> [Use] {
    let name = file.name(node)
    guard libraryWords.allAskers.contains(name) else { return [] }
    let call = call(ofCallee: node, in: file)
    let arguments = call == 0 ? [] : CallShape(call, in: file).arguments
    switch file.kind(node) {
    case .identifierExpression where libraryWords.streamWriters.contains(name):
      let question = text(name) == "debugPrint" ? libraryWords.debugDescriptionName : libraryWords.descriptionName
      return arguments.filter { $0.label == 0 }.flatMap { description(question, ofValue: $0.expression, in: file) }
    case .identifierExpression where libraryWords.askers[libraryWords.less]?.contains(name) == true:
      // `max(first, second)`
      return arguments.first.map { comparison(libraryWords.less, of: typeOf($0.expression, in: file), in: file) } ?? []
    case .memberExpression where libraryWords.askers[libraryWords.less]?.contains(name) == true:
      guard call != 0, arguments.isEmpty, file.child(0, node) != 0 else { return [] }
      return comparison(
        libraryWords.less, of: elementType(of: typeOf(file.child(0, node), in: file), in: file), in: file)
    case .identifierExpression where text(name) == "String":
      guard arguments.count == 1 else { return [] }
      switch text(arguments[0].label) {
      case "describing": return description(libraryWords.descriptionName, ofValue: arguments[0].expression, in: file)
      case "reflecting":
        return description(libraryWords.debugDescriptionName, ofValue: arguments[0].expression, in: file)
      default: return []
      }
    case .memberExpression:
      guard call != 0, file.child(0, node) != 0, let first = arguments.first,
        [0, libraryWords.ofLabel].contains(first.label),
        file.kind(first.expression) != .closureExpression,
        case .nominal(let collection, let elements) = typeOf(file.child(0, node), in: file), let key = elements.first
      else { return [] }
      switch collection {
      case external.set: return member(libraryWords.hashName, of: key, in: file)
      case external.array where libraryWords.askers[libraryWords.equal]?.contains(name) == true:
        return comparison(libraryWords.equal, of: key, in: file)
      default: return []
      }
    default: return []
    }
  }

  private func comparison(_ name: GlobalName, of type: SwiftType, in file: ProgramFile) -> [Use] {
    guard type.nominalID != nil else { return [] }
    let found = resolveOperator(name, operands: [type, type], in: file).candidates
    guard found.count == 1, case .declaration(let id) = found[0].target else { return [] }
    return [Use(target: .unit(bodyUnit(id)), isLikely: false)]
  }

  /// `counts[key]` of a dictionary.
  func usesOfKey(_ subscripting: NodeID, in file: ProgramFile) -> [Use] {
    guard case .nominal(external.dictionary, let types) = typeOf(file.child(0, subscripting), in: file),
      let key = types.first
    else { return [] }
    return member(libraryWords.hashName, of: key, in: file)
  }

  /// Whether a getter is the one that text asks for.
  func isDescription(_ getter: NodeID, in file: ProgramFile) -> Bool {
    file.kind(getter) == .accessor && question(answeredBy: getter, in: file) == libraryWords.descriptionName
      && namesAsking(getter, in: file) != nil
  }

  func description(_ question: GlobalName, ofValue value: NodeID, in file: ProgramFile) -> [Use] {
    member(question, of: typeOf(value, in: file), in: file)
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
