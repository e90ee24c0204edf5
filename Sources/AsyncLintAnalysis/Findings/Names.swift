import AsyncLintSyntax

extension Analyzer {
  /// `Type.method(labels:)`, `Type.property`, `Type.init(labels:)`, `Type.subscript`, the operator, `function(labels:)`.
  func displayName(of unit: Unit) -> String {
    let file = file(unit.place)
    let node = unit.place.node
    switch unit.kind {
    case .body, .exactBody: return displayName(ofBody: node, in: file)
    // A closure that it gives back.
    case .stored where file.kind(node) == .functionDeclaration: return displayName(ofBody: node, in: file)
    case .stored: return path(of: node, in: file) + text(file.name(node))
    case .lazyValue:
      let name = file.bindings(in: file.child(0, node)).first ?? node
      return path(of: node, in: file) + text(file.name(name))
    case .initialValue: return path(of: node, in: file) + "init()"
    case .defaultArgument: return displayName(ofBody: file.parent(file.parent(node)), in: file)
    }
  }

  /// The initializer by which a call runs an initial value, as one of the type that the value belongs to: a class inherits it.
  func displayName(ofInitializerRunning value: Unit, calledAt place: Place) -> String {
    let file = file(place)
    guard call(ofCallee: place.node, in: file) != 0,
      case .declaration(let id)? = resolve(place.node, in: file).candidates.first?.target,
      program[id].kind == .initializer
    else { return displayName(of: value) }
    let type = path(of: value.place.node, in: self.file(value.place))
    return type + "init" + labels(of: program[id].node, in: self.file(of: id))
  }

  /// Of a function, initializer, subscript or accessor. It is kept: findings name their functions several times, and those that lead there.
  func displayName(ofBody node: NodeID, in file: ProgramFile) -> String {
    let place = Place(file: file.index, node: node)
    if let known = namesOfBodies[place] { return known }
    let name = findDisplayName(ofBody: node, in: file)
    namesOfBodies[place] = name
    return name
  }

  private func findDisplayName(ofBody node: NodeID, in file: ProgramFile) -> String {
    switch file.kind(node) {
    case .functionDeclaration:
      let name = text(file.name(node))
      if let first = name.unicodeScalars.first, !first.properties.isXIDStart, first != "_" { return name }
      return path(of: node, in: file) + name + labels(of: node, in: file)
    case .initializerDeclaration: return path(of: node, in: file) + "init" + labels(of: node, in: file)
    case .deinitializerDeclaration: return path(of: node, in: file) + "deinit"
    case .enumCaseElement:
      let labels = file.child(0, node) == 0 ? "" : labels(of: node, in: file)
      return path(of: node, in: file) + text(file.name(node)) + labels
    case .subscriptDeclaration: return path(of: node, in: file) + "subscript"
    case .accessor:
      let property = file.parent(file.parent(node))
      if file.kind(property) == .subscriptDeclaration { return path(of: node, in: file) + "subscript" }
      guard let name = file.bindings(in: file.child(0, property)).first else { return path(of: node, in: file) }
      let isMember = file.declarationOfNode[name] != nil
      return (isMember ? path(of: property, in: file) : "") + text(file.name(name))
    case .bindingPattern: return path(of: node, in: file) + text(file.name(node))
    case .patternBinding: return displayName(ofBody: file.child(0, node), in: file)
    default: return text(file.name(node))
    }
  }

  /// An API of the catalogue, without the arguments that the call leaves to their defaults.
  func displayName(ofSymbol index: Int, _ match: ArgumentMatch?) -> String {
    var symbol = external.catalogue.symbols[index]
    let defaulted = match.map { Set($0.defaulted) } ?? []
    symbol.labels = symbol.labels.enumerated().filter { !defaulted.contains($0.offset) }.map(\.element)
    return symbol.displayName
  }

  /// More labels are left out: 4,000 of them in the names of 4,000 calls made a report of 277 MB.
  private static let mostLabels = 32

  private func labels(of node: NodeID, in file: ProgramFile) -> String {
    let all = signature(node, in: file).parameters
    var shown = "("
    for parameter in all.prefix(Self.mostLabels) {
      shown += parameter.label == 0 ? "_" : text(parameter.label)
      shown += ":"
    }
    return shown + (all.count > Self.mostLabels ? "…)" : ")")
  }

  /// `Outer.Inner.` of a member; nothing for locals and globals.
  func path(of node: NodeID, in file: ProgramFile) -> String {
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
        .extensionDeclaration:
        guard let id = file.declarationOfNode[current], program[id].nominal >= 0 else { return "" }
        return typePath(program[id].nominal) + "."
      case .functionDeclaration, .initializerDeclaration, .accessor, .closureExpression, .deinitializerDeclaration:
        return ""
      default: current = file.outward(current)
      }
    }
    return ""
  }

  func typePath(_ nominal: NominalID) -> String {
    guard nominal >= 0 else { return "" }
    // Most types stand in no other.
    if program.nominals[Int(nominal)].outer < 0 { return text(program.nominals[Int(nominal)].name) }
    var names: [String] = []
    var current = nominal
    while current >= 0, names.count < 32 {
      names.append(text(program.nominals[Int(current)].name))
      current = program.nominals[Int(current)].outer
    }
    return names.reversed().joined(separator: ".")
  }

  /// The innermost named function around a node.
  func functionName(around node: NodeID, in file: ProgramFile) -> String? {
    var current = node
    while current != 0 {
      switch file.kind(current) {
      case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration, .accessor, .subscriptDeclaration:
        return displayName(ofBody: current, in: file)
      case .patternBinding:
        if isMemberOrGlobal(current, in: file), !isStatementOfScript(current, in: file),
          let name = file.bindings(in: file.child(0, current)).first
        {
          return path(of: current, in: file) + text(file.name(name))
        }
      default: break
      }
      current = file.outward(current)
    }
    return nil
  }

  /// A global whose value is made where it stands, between the other statements of its file.
  private func isStatementOfScript(_ binding: NodeID, in file: ProgramFile) -> Bool {
    guard isTopLevelScript(file), let name = file.bindings(in: file.child(0, binding)).first,
      let id = file.declarationOfNode[name]
    else { return false }
    return program[id].parent < 0
  }
}
