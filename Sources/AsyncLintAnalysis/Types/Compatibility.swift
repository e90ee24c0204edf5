import AsyncLintSyntax

/// Whether what stands as an argument fits the type of a parameter.
extension Analyzer {
  func compatibility(
    ofArgument expression: NodeID, with type: SwiftType, in file: ProgramFile
  ) -> Compatibility {
    guard !type.isUnknown else { return .unknown }
    let expression = file.unparenthesized(expression)
    let plain = unwrapped(type)
    switch file.kind(expression) {
    case .integerLiteral:
      // May be a `Double`, but is an `Int` where both are offered.
      return plain.nominalID == external.double ? .unknown : literal(plain, [external.int])
    case .floatLiteral: return literal(plain, [external.double])
    case .stringLiteral: return literal(plain, [external.string])
    case .booleanLiteral: return literal(plain, [external.bool])
    case .nilLiteral: return plain == type ? literal(plain, []) : .fits
    case .keyPathExpression:
      // Known before its type is, which may depend on what takes it.
      if case .metatype = plain { return .no }
      return compatibility(of: typeOf(expression, in: file), with: type)
    case .memberExpression, .callExpression:
      let implicit = implicitMember(of: expression, in: file)
      if implicit != 0 { return compatibility(ofImplicitMember: file.name(implicit), with: plain, in: file) }
      return compatibility(of: typeOf(expression, in: file), with: type)
    // `2 * 60`, `fast ? 1 : 10`.
    case .sequenceExpression, .prefixOperatorExpression:
      if plain.nominalID == external.double,
        operands(of: expression, in: file).nodes.allSatisfy({ file.kind($0) == .integerLiteral })
      {
        return .unknown
      }
      return compatibility(ofOperation: expression, with: type, in: file)
    case .tryExpression, .awaitExpression:
      return compatibility(ofArgument: file.child(0, expression), with: type, in: file)
    case .arrayLiteral:
      if case .parameter = plain { return compatibility(of: typeOf(expression, in: file), with: type) }
      guard case .nominal(let nominal, let arguments) = plain else { return literal(plain, [external.array]) }
      guard nominal == external.array || nominal == external.set else { return literal(plain, []) }
      return compatibility(ofAll: file.children(expression).prefix(4), with: arguments.first ?? .unknown, in: file)
    case .dictionaryLiteral:
      if case .nominal(let nominal, _) = plain, nominal != external.dictionary { return literal(plain, []) }
      return compatibility(of: typeOf(expression, in: file), with: type)
    default: return compatibility(of: typeOf(expression, in: file), with: type)
    }
  }

  /// `.now() + 1` is a point in time, too.
  private func compatibility(
    ofOperation expression: NodeID, with type: SwiftType, in file: ProgramFile
  ) -> Compatibility {
    let start = file.child(0, expression)
    if unwrapped(type).nominalID.map({ isPlainValue($0) }) ?? false, isSum(expression, in: file),
      implicitMember(of: start, in: file) != 0, compatibility(ofArgument: start, with: type, in: file) == .no
    {
      return .no
    }
    return compatibility(of: typeOf(expression, in: file), with: type)
  }

  /// `.member` fits the types that have such a member; of the program's own types all members are known.
  private func compatibility(
    ofImplicitMember name: GlobalName, with type: SwiftType, in file: ProgramFile
  ) -> Compatibility {
    guard case .nominal(let nominal, _) = type else { return .unknown }
    if !memberCandidates(name, in: .metatype(type), from: file).isEmpty { return .fits }
    let entry = program.nominals[Int(nominal)]
    let isKnown =
      entry.isProject
      ? entry.kind != .protocolDeclaration && name != known.`init`
      : isPlainValue(nominal) && libraryWords.timeMembers.contains(name)
    return isKnown && nestedType(name, in: type).isUnknown ? .no : .unknown
  }

  private func isSum(_ sequence: NodeID, in file: ProgramFile) -> Bool {
    file.kind(sequence) == .sequenceExpression
      && file.children(sequence).enumerated().allSatisfy { index, part in
        index % 2 == 0 || file.kind(part) == .binaryOperator && ["+", "-"].contains(text(file.name(part)))
      }
  }

  /// A number, text or truth value of the standard library.
  private func isPlainValue(_ nominal: NominalID) -> Bool {
    [external.int, external.double, external.string, external.bool].contains(nominal)
  }

  /// Of the elements of a literal: a single one that does not fit rules the type out.
  private func compatibility(
    ofAll elements: some Sequence<NodeID>, with type: SwiftType, in file: ProgramFile
  ) -> Compatibility {
    var result = Compatibility.unknown
    for element in elements {
      switch compatibility(ofArgument: element, with: type, in: file) {
      case .no: return .no
      case .fits: result = .fits
      case .unknown: continue
      }
    }
    return result
  }

  /// A literal fits its own types, does not fit the other plain ones, and may fit anything else.
  private func literal(_ type: SwiftType, _ own: [NominalID]) -> Compatibility {
    switch type {
    case .nominal(let nominal, _):
      if own.contains(nominal) { return .fits }
      return isPlainValue(nominal) || isWrittenInNoLiteral(nominal) ? .no : .unknown
    case .function: return .no
    // Where nothing else asks for a type a literal is of its own.
    case .parameter: return own.first.map { compatibility(of: .nominal($0, []), with: type) } ?? .unknown
    default: return .unknown
    }
  }

  /// A type of the program that no literal stands for: all that it conforms to is known, and none of it speaks of literals.
  private func isWrittenInNoLiteral(_ nominal: NominalID) -> Bool {
    if let answer = typesWithoutLiterals[nominal] { return answer }
    let entry = program.nominals[Int(nominal)]
    let answer =
      entry.isProject
      ? entry.kind != .protocolDeclaration && conformsToNothingUnknown(nominal)
      : libraryWords.typesWithoutLiterals.contains(entry.name)
    typesWithoutLiterals[nominal] = answer
    return answer
  }

  private func conformsToNothingUnknown(_ nominal: NominalID) -> Bool {
    let isEnumeration = program.nominals[Int(nominal)].kind == .enumDeclaration
    return hierarchy(of: nominal).allSatisfy { above in
      inheritedNames(of: above).allSatisfy { name in
        libraryWords.protocolsWithoutLiterals.contains(name)
          || isEnumeration && above == nominal && libraryWords.rawTypes.contains(name)
          || program.declarations(named: name).contains { program[$0].kind == .type }
      }
    }
  }

  func compatibility(of value: SwiftType, with parameter: SwiftType) -> Compatibility {
    let parameter = unwrapped(parameter)
    let value = unwrapped(value)
    switch (value, parameter) {
    case (.nominal(let given, let givenArguments), .nominal(let wanted, let wantedArguments)):
      if given == wanted {
        for (one, other) in zip(givenArguments, wantedArguments) where compatibility(of: one, with: other) == .no {
          return .no
        }
        return .fits
      }
      if isSubtype(given, of: wanted) {
        // `[String]` where `Collection<Int>` is wanted.
        guard given == external.array || given == external.set, !program.nominals[Int(wanted)].isProject,
          let element = givenArguments.first, let other = wantedArguments.first
        else { return .fits }
        return compatibility(of: element, with: other) == .no ? .no : .fits
      }
      // What is safe to share mostly says so nowhere.
      if !program.nominals[Int(wanted)].isProject, program.nominals[Int(wanted)].name == known.sendable {
        return isSendable(value) == false ? .no : .unknown
      }
      // A protocol outside may be met by anything; a class or struct is only what its clause says.
      if program.nominals[Int(wanted)].kind == .protocolDeclaration
        || program.nominals[Int(given)].kind == .protocolDeclaration
      {
        return program.nominals[Int(given)].isProject ? .no : .unknown
      }
      if program.nominals[Int(wanted)].isProject || program.nominals[Int(given)].isProject { return .no }
      if isClosed(wanted) || isClosed(given) && isStandardProtocol(wanted) { return .no }
      // Of a type that nothing is known of the name may stand for any other.
      if isWrittenInNoLiteral(wanted) { return program.nominals[Int(given)].modules.isEmpty ? .unknown : .no }
      let hasAncestors = program.nominals[Int(given)].externalSupertypes.contains { !isValueProtocol($0) }
      return hasAncestors ? .unknown : .no
    case (.function, .nominal), (.tuple, .nominal): return .no
    case (.nominal, .function), (.nominal, .tuple): return .no
    case (.nominal(let one, _), .metatype), (.metatype, .nominal(let one, _)): return isNoMetatype(one) ? .no : .unknown
    case (.function, .function), (.tuple, .tuple): return .fits
    case (.metatype(let given), .metatype(let wanted)): return compatibility(of: given, with: wanted)
    case (_, .parameter):
      let wanted = bounds(of: parameter)
      guard !value.isUnknown, !wanted.isEmpty else { return .unknown }
      return wanted.contains { compatibility(of: value, with: $0) == .no } ? .no : .unknown
    case (_, .composition(let types)):
      guard !value.isUnknown else { return .unknown }
      return types.contains { compatibility(of: value, with: $0) == .no } ? .no : .unknown
    default: return .unknown
    }
  }

  /// Whether no value of a type is a type itself, as those of `AnyClass` and `Any` may be.
  private func isNoMetatype(_ nominal: NominalID) -> Bool {
    let entry = program.nominals[Int(nominal)]
    return entry.isProject
      ? entry.kind != .protocolDeclaration : isClosed(nominal) || isSubtype(nominal, of: external.keyPath)
  }

  /// A type of the standard library that no other type is, converts to, or inherits from.
  func isClosed(_ nominal: NominalID) -> Bool {
    switch nominal {
    case external.int, external.string, external.bool, external.array, external.dictionary, external.set,
      external.result:
      return true
    default: return false
    }
  }

  /// A protocol of which it is known which types of the standard library conform to it.
  private func isStandardProtocol(_ nominal: NominalID) -> Bool {
    isValueProtocol(nominal) || libraryWords.iterableProtocols.contains(program.nominals[Int(nominal)].name)
  }

  func isValueProtocol(_ nominal: NominalID) -> Bool {
    let entry = program.nominals[Int(nominal)]
    return !entry.isProject && libraryWords.valueProtocols.contains(entry.name)
  }

  /// The value of an optional, else the type itself.
  func unwrapped(_ type: SwiftType) -> SwiftType {
    if case .nominal(external.optional, let arguments) = type { return arguments.first ?? .unknown }
    return type
  }

  func optional(_ type: SwiftType) -> SwiftType {
    if type.isUnknown { return .unknown }
    if case .nominal(external.optional, _) = type { return type }
    return .nominal(external.optional, [type])
  }
}
