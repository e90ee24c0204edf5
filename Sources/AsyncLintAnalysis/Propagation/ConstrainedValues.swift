import AsyncLintSyntax

extension GivenMember {
  /// In a path, where a stored property would stand: what an optional holds.
  static let wrapped = anyElement - 1

  /// The same for what is of the type of a generic argument of a type outside, by its number: the values of a dictionary.
  static func argument(at index: Int) -> DeclarationID { wrapped - 1 - DeclarationID(index) }

  static func argument(_ step: DeclarationID) -> Int? {
    isProperty(step) || step >= wrapped ? nil : Int(wrapped - 1 - step)
  }

  static func isProperty(_ step: DeclarationID) -> Bool { step < wrapped - DeclarationID(mostArguments) }

  private static let mostArguments = 16
}

/// Values of which only the bound is known, in what the program adds to generic types: `first?.load()` in
/// `extension Array where Element: Store`.
extension Analyzer {
  func constrainedOrigin(of value: GivenValue, as member: GivenMember.Member, in unit: Unit) -> GivenMember? {
    guard !member.isNoMember, value.path.isEmpty, value.file.index == unit.place.file,
      case .expression(let expression) = value.subject, case let file = value.file,
      let bound = unwrapped(typeOf(expression, in: file)).nominalID,
      program.nominals[Int(bound)].kind == .protocolDeclaration,
      let nominal = enclosingNominal(of: unit.place.node, in: file),
      let subject = onlySubject(boundTo: bound, around: unit.place.node, in: file), comesFromSelf(expression, in: file)
    else { return nil }
    var given = GivenMember(parameter: GivenMember.selfValue, member: member)
    switch resolveType(subject, in: file) {
    case .parameter(let place):
      guard self.file(place).kind(place.node) == .genericParameter else { return nil }
      given.argument = place
    case .placeholder(known.element): given.path = [GivenMember.anyElement]
    case .placeholder(known.wrapped): given.path = [GivenMember.wrapped]
    case .placeholder(let name):
      guard let index = genericNames(of: nominal).firstIndex(of: name) else { return nil }
      given.path = [GivenMember.argument(at: index)]
    default: return nil
    }
    return given
  }

  /// What alone is asked to conform to a protocol by the `where` clauses around: `Element` of `where Element: Store`.
  private func onlySubject(boundTo bound: NominalID, around node: NodeID, in file: ProgramFile) -> NodeID? {
    var subjects: [NodeID] = []
    var current = node
    while current != 0 {
      var clause: NodeID = 0
      switch file.kind(current) {
      case .functionDeclaration, .initializerDeclaration, .subscriptDeclaration: clause = file.child(4, current)
      case .extensionDeclaration: clause = file.child(3, current)
      default: break
      }
      for requirement in file.children(clause) where file.kind(requirement) == .conformanceRequirement {
        if resolveType(file.child(1, requirement), in: file).nominalID == bound {
          subjects.append(file.child(0, requirement))
        }
      }
      if file.kind(current) == .extensionDeclaration { break }
      current = file.outward(current)
    }
    return subjects.count == 1 ? subjects[0] : nil
  }

  /// Whether a value is taken out of `self`: `self[0]`, `first`, `$0` in `map { … }`, `value` in `for value in values`.
  private func comesFromSelf(_ expression: NodeID, in file: ProgramFile) -> Bool {
    var node = expression
    for _ in 0..<Self.mostStepsFromSelf {
      switch file.kind(node) {
      case .memberExpression, .callExpression, .subscriptExpression, .optionalChainExpression, .forceUnwrapExpression,
        .tryExpression, .parenthesizedExpression, .expressionPattern:
        node = file.child(0, node)
      case .identifierExpression:
        if file.name(node) == known.`self` { return true }
        if interner.bytes(of: file.name(node)).first == UInt8(ascii: "$") {
          node = file.ancestor(of: node) { $0 == .closureExpression }
          continue
        }
        switch resolve(node, in: file).candidates.first?.target {
        case .declaration(let id): return program[id].owner >= 0 && !program[id].flags.contains(.isStatic)
        case .knownMember: return true
        case .local(let local): node = source(ofLocal: local, in: file)
        case .symbol, .implicitInitializer, .type, nil: return false
        }
      // The function that is given a closure.
      case .closureExpression:
        let argument = file.parent(node)
        guard file.kind(argument) == .argument else { return false }
        node = file.parent(argument)
      default: return false
      }
    }
    return false
  }

  /// What a variable is made of, or the closure that it is a parameter of.
  private func source(ofLocal local: NodeID, in file: ProgramFile) -> NodeID {
    var node = local
    for _ in 0..<Self.mostStepsFromSelf {
      let parent = file.parent(node)
      switch file.kind(parent) {
      case .patternBinding, .optionalBinding, .forStatement: return file.child(2, parent)
      case .closureExpression: return parent
      case .switchCase: return file.child(0, file.parent(parent))
      case .block, .functionDeclaration, .initializerDeclaration, .missing: return 0
      default: node = parent
      }
    }
    return 0
  }

  private static let mostStepsFromSelf = 16
}
