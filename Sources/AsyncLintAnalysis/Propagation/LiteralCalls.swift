import AsyncLintSyntax

extension Propagation {
  /// Literals call initializers that nothing names: `let path: Path = "x"`, and text asks what is put into it for a description. All literals
  /// are looked at only where such code blocks.
  func literalSites(calling units: [Unit]) -> [Site] {
    let makers = units.compactMap { pool[$0.place.file].literalMaker($0) }
    if makers.isEmpty { return [] }
    let homes = Set(makers.map { analyzer.file($0.unit.place).module })
    let modules = analyzer.program.modules.indices.map { module in homes.contains { analyzer.sees($0, from: module) } }
    let files = analyzer.files.filter { modules[$0.module] }.map(\.index)
    return pool.map(files, file: { $0 }) { $0.literals(madeBy: makers, in: $0.files[Int($1)]) }.flatMap { $0 }
  }
}

/// An initializer that makes values of literals.
struct LiteralMaker {
  var unit: Unit
  var type: NominalID
  var kind: NodeKind
  /// Of literals with interpolations, or of those without; nil: of all.
  var isInterpolated: Bool?
  /// It makes no literal, but is the description of what is put into one.
  var isDescription = false
}

extension Analyzer {
  fileprivate func literalMaker(_ unit: Unit) -> LiteralMaker? {
    let file = file(unit.place)
    if unit.kind == .body, isDescription(unit.place.node, in: file),
      let owner = enclosingNominal(of: unit.place.node, in: file)
    {
      return LiteralMaker(unit: unit, type: owner, kind: .stringLiteral, isInterpolated: true, isDescription: true)
    }
    guard unit.kind == .body, file.kind(unit.place.node) == .initializerDeclaration,
      let id = file.declarationOfNode[unit.place.node], program[id].owner >= 0,
      case let label = label(of: id), label != 0, let kind = literalKinds[text(label)]
    else { return nil }
    let type = program[id].owner
    var isInterpolated: Bool?
    if kind == .stringLiteral {
      let interpolates = program.members(named: known.`init`, of: type).contains {
        text(self.label(of: $0)) == interpolationLabel
      }
      isInterpolated = text(label) == interpolationLabel ? true : interpolates ? false : nil
    }
    return LiteralMaker(unit: unit, type: type, kind: kind, isInterpolated: isInterpolated)
  }

  /// The label of an initializer that takes one argument; 0: of any other.
  private func label(of initializer: DeclarationID) -> GlobalName {
    let home = file(of: initializer)
    guard home.kind(program[initializer].node) == .initializerDeclaration else { return 0 }
    let parameters = signature(program[initializer].node, in: home).parameters
    return parameters.count == 1 ? parameters[0].label : 0
  }

  fileprivate func literals(madeBy makers: [LiteralMaker], in file: ProgramFile) -> [Site] {
    let kinds = makers.map(\.kind)
    var literals: [NodeID] = []
    for part in 0...file.unreadBodies.count {
      file.visitNodes(inPart: part) { kind, _, node in
        if kinds.contains(kind) { literals.append(node) }
      }
    }
    let describing = makers.filter(\.isDescription)
    let described = literals.flatMap { sites(inText: $0, describing, in: file) }
    if describing.count == makers.count { return described }
    return described
      + literals.compactMap { literal in
        guard mayBeOfProgram(literal, in: file), case let expected = expectedType(of: literal, in: file),
          let type = (file.kind(literal) == .nilLiteral ? expected : unwrapped(expected)).nominalID,
          let maker = makers.first(where: {
            $0.type == type && $0.kind == file.kind(literal) && !$0.isDescription
              && ($0.isInterpolated ?? (file.childCount(literal) > 0)) == (file.childCount(literal) > 0)
          })
        else { return nil }
        return Site(
          place: Place(file: file.index, node: literal), range: range(ofLiteral: literal, in: file),
          target: .unit(maker.unit), isLikely: false)
      }
  }

  /// `"\(key)"`
  private func sites(inText literal: NodeID, _ describing: [LiteralMaker], in file: ProgramFile) -> [Site] {
    if describing.isEmpty || file.kind(literal) != .stringLiteral || file.childCount(literal) == 0 { return [] }
    if let expected = unwrapped(expectedType(of: literal, in: file)).nominalID, expected != external.string {
      return []
    }
    // The program's own `appendInterpolation` may take the value.
    if let name = interner.name("appendInterpolation"),
      program.declarations(named: name).contains(where: {
        program[$0].owner >= 0 && !program[$0].flags.contains(.isStatic)
      })
    {
      return []
    }
    return file.children(literal).flatMap { part -> [Site] in
      guard file.kind(part) == .interpolation, file.childCount(part) == 1, case let argument = file.child(0, part),
        file.name(argument) == 0, case let value = file.child(0, argument)
      else { return [] }
      return description(libraryWords.descriptionName, ofValue: value, in: file).compactMap { use in
        guard case .unit(let unit) = use.target, describing.contains(where: { $0.unit.place == unit.place }) else {
          return nil
        }
        return Site(
          place: Place(file: file.index, node: literal), range: file.range(ofExpression: value), target: .unit(unit),
          isLikely: use.isLikely)
      }
    }
  }

  /// The name that a finding stands at: of what text asks a value for, that of the value, which may hold the thread itself.
  func placeOfName(of site: Site) -> Place {
    let file = file(site.place)
    guard file.kind(site.place.node) == .stringLiteral else { return site.place }
    for part in file.children(site.place.node) where file.kind(part) == .interpolation && file.childCount(part) == 1 {
      let part = file.child(0, file.child(0, part))
      guard file.range(ofExpression: part) == site.range else { continue }
      let value = file.unparenthesized(part)
      return Place(
        file: file.index, node: file.kind(value) == .callExpression ? calleeName(of: value, in: file) : value)
    }
    return site.place
  }

  /// Not where an overload may take the literal for what it is by itself, or an operator.
  private func mayBeOfProgram(_ literal: NodeID, in file: ProgramFile) -> Bool {
    let parent = file.parent(literal)
    switch file.kind(parent) {
    case .argument:
      guard case let call = file.parent(parent), file.kind(call) == .callExpression else { return true }
      return candidates(taking: parent, of: call, in: file).count == 1
    case .sequenceExpression:
      return file.children(parent).allSatisfy {
        file.kind($0) != .binaryOperator || harmlessOperators.contains(text(file.name($0)))
      }
    default: return true
    }
  }

  /// A list's bracket, like that of a subscript.
  private func range(ofLiteral literal: NodeID, in file: ProgramFile) -> ByteRange {
    let start = file.offset(literal)
    switch file.kind(literal) {
    case .arrayLiteral, .dictionaryLiteral: return ByteRange(start: start, end: start + 1)
    default: return ByteRange(start: start, end: file.end(literal))
    }
  }
}

private let interpolationLabel = "stringInterpolation"

private let literalKinds: [String: NodeKind] = [
  "stringLiteral": .stringLiteral, interpolationLabel: .stringLiteral, "integerLiteral": .integerLiteral,
  "floatLiteral": .floatLiteral, "booleanLiteral": .booleanLiteral, "nilLiteral": .nilLiteral,
  "arrayLiteral": .arrayLiteral, "dictionaryLiteral": .dictionaryLiteral,
]

private let harmlessOperators: Set<String> = ["==", "!=", "??"]
