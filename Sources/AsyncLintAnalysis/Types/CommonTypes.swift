import AsyncLintSyntax

/// The type of what may be one value or another: `testing ? MemoryStore() : DiskStore()` is a `Store`.
extension Analyzer {
  /// The type of all these values, as far as theirs are known.
  func commonType(of values: some Sequence<NodeID>, in file: ProgramFile) -> SwiftType {
    var common = SwiftType.unknown
    var isOfLiteral = false
    // What is only a member (`.fast`) is of the type that the others are.
    var implicit: [NodeID] = []
    func add(_ value: NodeID) {
      let type = typeOf(value, in: file)
      if type.isUnknown { return }
      let isLiteral = isNumber(value, in: file)
      if common.isUnknown || isOfLiteral && !isLiteral {
        common = type
        isOfLiteral = isLiteral
      } else if !isLiteral {
        common = commonType(common, type)
      }
    }
    for value in values {
      if implicitMember(of: value, in: file) != 0 {
        implicit.append(value)
        continue
      }
      let isFirst = common.isUnknown
      add(value)
      if !isFirst, common.isUnknown { return .unknown }
    }
    if common.isUnknown { implicit.forEach(add) }
    return common
  }

  /// `1` is a `Double` where another value is one.
  private func isNumber(_ node: NodeID, in file: ProgramFile) -> Bool {
    let node = file.unparenthesized(node)
    return file.kind(node) == .integerLiteral || file.kind(node) == .floatLiteral
  }

  /// Elements of a list that are asked for their type: where the first one is of a type that others share something with.
  private static let mostElements = 64

  /// The type of the elements of a literal, or of the keys or values of one.
  func elementType(ofLiteral elements: some Collection<NodeID>, in file: ProgramFile) -> SwiftType {
    for (index, element) in elements.prefix(4).enumerated() {
      let type = typeOf(element, in: file)
      if type.isUnknown { continue }
      return mayHaveSiblings(type)
        ? commonType(of: elements.dropFirst(index).prefix(Self.mostElements), in: file) : type
    }
    return .unknown
  }

  /// Whether values beside one of this type may be of another one with which it shares a supertype of the program.
  func mayHaveSiblings(_ type: SwiftType) -> Bool {
    switch unwrapped(type) {
    case .nominal(let nominal, _): program.nominals[Int(nominal)].isProject && hierarchy(of: nominal).count > 1
    case .metatype(let instance): mayHaveSiblings(instance)
    default: false
    }
  }

  /// What both are; unknown where that does not show.
  func commonType(_ one: SwiftType, _ other: SwiftType) -> SwiftType {
    if one == other || other.isUnknown { return one }
    if one.isUnknown { return other }
    switch (one, other) {
    case (.nominal(external.optional, _), _), (_, .nominal(external.optional, _)):
      return optional(commonType(unwrapped(one), unwrapped(other)))
    case (.nominal(let nominal, let arguments), .nominal(let same, let others)) where nominal == same:
      if arguments.isEmpty || others.isEmpty { return arguments.isEmpty ? other : one }
      return .nominal(nominal, zip(arguments, others).map { commonType($0, $1) })
    case (.nominal(let nominal, _), .nominal(let sibling, _)):
      if isSubtype(nominal, of: sibling) { return other }
      if isSubtype(sibling, of: nominal) { return one }
      return sharedType(nominal, sibling, one)
    case (.metatype(let instance), .metatype(let sibling)): return .metatype(commonType(instance, sibling))
    default: return one
    }
  }

  /// The nearest types that two types are both below.
  private func sharedType(_ nominal: NominalID, _ sibling: NominalID, _ type: SwiftType) -> SwiftType {
    let others = hierarchy(of: sibling)
    let shared = hierarchy(of: nominal).filter { others.contains($0) }
    let ofProgram = shared.filter { program.nominals[Int($0)].isProject }
    let wide = ofProgram.isEmpty ? shared.filter { !isValueProtocol($0) } : ofProgram
    let nearest = wide.filter { one in !wide.contains { $0 != one && isSubtype($0, of: one) } }
    // Of types outside little is known: what looks like two may be one.
    if nearest.isEmpty, !program.nominals[Int(nominal)].isProject, !program.nominals[Int(sibling)].isProject {
      return type
    }
    let types = nearest.map { above in
      let seen = supertype(above, of: type)
      return seen.isUnknown ? SwiftType.nominal(above, []) : seen
    }
    switch types.count {
    case 0: return .unknown
    case 1: return types[0]
    default: return .composition(types)
    }
  }

  // MARK: Branches

  /// Of `condition ? a : b`, also with more conditions behind it.
  func ternaryType(_ elements: [NodeID], in file: ProgramFile) -> SwiftType {
    let ternaries = elements.indices.filter { file.kind(elements[$0]) == .ternaryOperator }
    var branches = ternaries.map { file.child(0, elements[$0]) }
    guard let last = ternaries.last else { return .unknown }
    let rest = elements[(last + 1)...]
    if let cast = rest.last, file.kind(cast) == .castOperator {
      return commonType(commonType(of: branches, in: file), resolveType(file.child(0, cast), in: file))
    }
    if let first = rest.first { branches.append(first) }
    return commonType(of: branches, in: file)
  }

  /// Of `if` and `switch` where they are expressions.
  func branchType(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    var values: [NodeID] = []
    var current = node
    while file.kind(current) == .ifExpression {
      values.append(lastItem(of: file.child(1, current), in: file))
      current = file.child(2, current)
    }
    if file.kind(current) == .block { values.append(lastItem(of: current, in: file)) }
    if file.kind(node) == .switchExpression {
      for item in file.children(node).dropFirst() where file.kind(item) == .switchCase {
        values.append(lastItem(of: file.child(1, item), in: file))
      }
    }
    return commonType(of: values, in: file)
  }

  private func lastItem(of block: NodeID, in file: ProgramFile) -> NodeID { file.children(block).last ?? 0 }

  /// `Void`, or `()`.
  func isVoid(_ type: SwiftType) -> Bool {
    switch type {
    case .nominal(let nominal, _): text(program.nominals[Int(nominal)].name) == "Void"
    case .tuple(let elements): elements.isEmpty
    default: false
    }
  }
}
