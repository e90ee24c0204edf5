import AsyncLintCatalogue
import AsyncLintSyntax

extension Explainer {
  /// What a name stands for, and what else bears it: at most `limit` of the rest.
  func candidates(for node: NodeID) -> [Explanation.Candidate] {
    let limit = 8
    let resolution = analyzer.resolve(node, in: file)
    let chosen = resolution.candidates.map { explained($0, isAlone: resolution.candidates.count == 1) }
    let call = analyzer.call(ofCallee: node, in: file)
    let shape = call == 0 ? nil : CallShape(call, in: file)
    var rest: [Explanation.Candidate] = []
    switch file.kind(node) {
    case .identifierExpression, .memberExpression:
      if !resolution.candidates.contains(where: isLocal) {
        rest = rejectedDeclarations(node, shape, resolution) + rejectedSymbols(node, shape, resolution)
      }
    default: break
    }
    return chosen + rest.prefix(limit)
  }

  private func isLocal(_ candidate: Resolution.Candidate) -> Bool {
    if case .local = candidate.target { return true }
    return false
  }

  // MARK: What is meant

  private func explained(_ candidate: Resolution.Candidate, isAlone: Bool) -> Explanation.Candidate {
    var name: String
    var reason = isAlone ? "chosen" : "one of several that nothing tells apart"
    if candidate.isFallback { reason = "chosen where the others are not compiled" }
    if candidate.isLikely { reason += ", likely: by its name or without an import" }
    var place: Explanation.Location?
    switch candidate.target {
    case .declaration(let id):
      name = declaredName(id)
      place = location(analyzer.program[id].node, in: analyzer.file(of: id))
    case .local(let node):
      name = analyzer.text(file.name(node))
      place = location(node, in: file)
    case .symbol(let index):
      name = analyzer.displayName(ofSymbol: index, candidate.match)
      reason += ", an API of the catalogue"
    case .knownMember(let index):
      let member = analyzer.external.catalogue.knownMembers[index]
      name = (member.receiver.map { $0 + "." } ?? "") + member.baseName
      reason += ", known to known-types.md as harmless"
    case .implicitInitializer(let nominal):
      name = analyzer.typePath(nominal) + ".init"
      reason += ", the initializer that the compiler writes"
    case .type:
      name = candidate.base.isUnknown ? "a type" : analyzer.description(of: candidate.base)
      reason += ", a type"
    }
    return Explanation.Candidate(name: name, isChosen: true, reason: reason, place: place)
  }

  func declaredName(_ id: DeclarationID) -> String {
    let declaration = analyzer.program[id]
    let home = analyzer.file(of: id)
    switch declaration.kind {
    case .function, .initializer, .subscripting: return analyzer.displayName(ofBody: declaration.node, in: home)
    default:
      let owner = declaration.owner < 0 ? "" : analyzer.typePath(declaration.owner) + "."
      return owner + analyzer.text(declaration.name)
    }
  }

  // MARK: What is not

  private func rejectedDeclarations(
    _ node: NodeID, _ shape: CallShape?, _ resolution: Resolution
  ) -> [Explanation.Candidate] {
    let chosen = Set(
      resolution.candidates.compactMap { candidate -> DeclarationID? in
        if case .declaration(let id) = candidate.target { return id }
        return nil
      })
    return analyzer.program.declarations(named: file.name(node)).compactMap { id in
      let declaration = analyzer.program[id]
      guard !chosen.contains(id), !declaration.isLocal else { return nil }
      switch declaration.kind {
      case .function, .variable, .subscripting: break
      default: return nil
      }
      let home = analyzer.file(of: id)
      // A library's name is worth a word only where it could have been meant.
      if home.isLibrary, !mayBeMeant(id, by: node) { return nil }
      return Explanation.Candidate(
        name: declaredName(id), isChosen: false, reason: reason(against: id, node, shape),
        place: location(declaration.node, in: home))
    }
  }

  private func mayBeMeant(_ id: DeclarationID, by node: NodeID) -> Bool {
    let owner = analyzer.program[id].owner
    guard analyzer.isAccessible(id, from: file), (file.kind(node) == .memberExpression) == (owner >= 0) else {
      return false
    }
    return owner < 0 || isReceiver(owner, of: node)
  }

  private func reason(against id: DeclarationID, _ node: NodeID, _ shape: CallShape?) -> String {
    let declaration = analyzer.program[id]
    let home = analyzer.file(of: id)
    if !analyzer.isAccessible(id, from: file) { return "not public" }
    if !analyzer.sees(home.module, from: file.module) { return "of a module that is not imported" }
    if analyzer.possible([Resolution.Candidate(target: .declaration(id))], at: node, in: file).isEmpty {
      return "never compiled together with this line"
    }
    if file.kind(node) == .memberExpression, declaration.owner >= 0, !isReceiver(declaration.owner, of: node) {
      let type = analyzer.typeOf(file.child(0, node), in: file)
      return type.isUnknown ? "the receiver's type is unknown" : "a member of another type"
    }
    if file.kind(node) == .memberExpression, declaration.owner < 0 { return "no member" }
    if let shape, declaration.kind == .function {
      let signature = analyzer.signature(declaration.node, in: home)
      if shape.match(signature.parameters) == nil { return "takes other arguments" }
      if signature.isAsync, !shape.isAwaited { return "async, and the call is not awaited" }
      if !signature.isAsync, shape.isAwaited { return "synchronous, and the call is awaited" }
    }
    return "another one is nearer or fits better"
  }

  private func isReceiver(_ owner: NominalID, of node: NodeID) -> Bool {
    var type = analyzer.unwrapped(analyzer.typeOf(file.child(0, node), in: file))
    if case .metatype(let instance) = type { type = instance }
    return analyzer.bounds(of: type).contains { bound in
      bound.nominalID.map { analyzer.isSubtype($0, of: owner) } ?? false
    }
  }

  private func rejectedSymbols(
    _ node: NodeID, _ shape: CallShape?, _ resolution: Resolution
  ) -> [Explanation.Candidate] {
    var chosen: Set<Int> = []
    var hasDeclaration = false
    for candidate in resolution.candidates {
      switch candidate.target {
      case .symbol(let index): chosen.insert(index)
      case .declaration: hasDeclaration = true
      default: break
      }
    }
    // Overloads of one function are one line, and lines may differ in their conditions only.
    var seen = Set(chosen.map { analyzer.external.catalogue.symbols[$0].displayName })
    return (analyzer.external.symbols[file.name(node)] ?? []).compactMap { index in
      let symbol = analyzer.external.catalogue.symbols[index]
      // When it is known what is meant, APIs of other types and modules could only be taken for it by a reader in a hurry.
      guard !chosen.contains(index), resolution.candidates.isEmpty || mayBeMeant(symbol: index, by: node),
        seen.insert(symbol.displayName).inserted
      else { return nil }
      return Explanation.Candidate(
        name: symbol.displayName, isChosen: false, reason: reason(against: index, node, shape, hasDeclaration),
        place: nil)
    }
  }

  private func mayBeMeant(symbol index: Int, by node: NodeID) -> Bool {
    guard analyzer.isVisible(analyzer.external.symbolModules[index], in: file) else { return false }
    let receiver = analyzer.external.symbolReceivers[index]
    guard file.kind(node) == .memberExpression else { return receiver < 0 }
    return receiver >= 0 && isReceiver(receiver, of: node)
  }

  private func reason(
    against index: Int, _ node: NodeID, _ shape: CallShape?, _ isHidden: Bool
  ) -> String {
    let external = analyzer.external
    let symbol = external.catalogue.symbols[index]
    if !analyzer.isVisible(external.symbolModules[index], in: file) {
      return "the file does not import \(symbol.modules.map { "\"\($0)\"" }.joined(separator: " or "))"
    }
    let receiver = external.symbolReceivers[index]
    if file.kind(node) == .memberExpression {
      if receiver < 0 { return "no member" }
      if !isReceiver(receiver, of: node) {
        let type = analyzer.typeOf(file.child(0, node), in: file)
        guard type.isUnknown else { return "a member of another type" }
        return "the receiver's type is unknown" + (symbol.isDistinctive ? "" : ", and many things bear this name")
      }
    } else if receiver >= 0 {
      return "a member of \"\(analyzer.typePath(receiver))\""
    }
    if isHidden { return "hidden by a declaration of the program" }
    return shape == nil ? "not called" : "takes other arguments"
  }
}
