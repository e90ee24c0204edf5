import AsyncLintCatalogue
import AsyncLintSyntax

extension Analyzer {
  /// A requirement of a protocol of the program, and the API of the catalogue with which a type outside meets it: `copyItem(at:to:)` after
  /// `extension FileManager: FileManaging {}`.
  struct ForeignImplementation {
    var requirement: Unit
    var type: NominalID
    var symbol: Int
  }

  /// In the order of types, then of the catalogue.
  func findForeignImplementations() -> [ForeignImplementation] {
    var found: [ForeignImplementation] = []
    for (type, protocols) in foreignConformances {
      let ancestors = hierarchy(of: type)
      for symbol in external.catalogue.symbols.indices
      where ancestors.contains(external.symbolReceivers[symbol]) && isEnabled(symbol) {
        let entry = external.catalogue.symbols[symbol]
        guard let name = interner.name(entry.baseName),
          !program.members(named: name, of: type).contains(where: { bears(labelsOf: symbol, $0) })
        else { continue }
        for above in protocols {
          for id in program.members(named: name, of: above)
          where isRequirement(id) && !file(of: id).isLibrary && program[id].flags.contains(.isStatic) == entry.isStatic
            && bears(labelsOf: symbol, id) && !(entry.hasAsyncOverload && program[id].flags.contains(.isAsync))
          {
            found += units(reading: id).map { ForeignImplementation(requirement: $0, type: type, symbol: symbol) }
          }
        }
      }
    }
    return found
  }

  /// What has to be true of a call of each requirement: that one of the APIs that meet it blocks as it is called.
  func guards(of implementations: [ForeignImplementation]) -> [Unit: Guards] {
    if implementations.isEmpty { return [:] }
    return Dictionary(grouping: implementations, by: \.requirement).mapValues { implementations in
      let symbols = Set(implementations.map(\.symbol))
      guard symbols.allSatisfy(dependsOnArguments) else { return Guards() }
      return Guards(arguments: [ArgumentGuard(parameter: 0, condition: .meetsConditions(of: symbols))])
    }
  }

  /// Whether a call by way of a requirement blocks as an API does. A function that is only handed over says nothing.
  func isBlocking(_ symbol: Int, at site: Site) -> Bool {
    let file = file(site.place)
    let call = call(ofCallee: site.place.node, in: file)
    return call != 0 && isBlocking(symbol, candidate(for: symbol, at: site), CallShape(call, in: file), in: file)
  }

  /// How many types outside meet a protocol of the program, whatever they do for it.
  func foreignTypeCount(for requirement: Unit) -> Int {
    guard let member = member(of: requirement), isRequirement(member.declaration) else { return 0 }
    let owner = program[member.declaration].owner
    // What the program's extension of a type declares counts as such.
    let own = implementationsWithDoubles(of: requirement).compactMap { self.member(of: $0)?.declaration }
    let counted = Set(own.map { program[$0].owner })
    return foreignConformances.count { !counted.contains($0.type) && $0.protocols.contains(owner) }
  }

  /// Types outside that the program's extensions make conform to protocols of its own, with these.
  func findForeignConformances() -> [(type: NominalID, protocols: [NominalID])] {
    program.nominals.indices.compactMap { index in
      let entry = program.nominals[index]
      if entry.isProject || entry.extensions.isEmpty { return nil }
      let protocols = hierarchy(of: NominalID(index)).filter {
        program.nominals[Int($0)].isProject && program.nominals[Int($0)].kind == .protocolDeclaration
      }
      return protocols.isEmpty ? nil : (NominalID(index), protocols)
    }
  }

  /// A function or initializer, or what reads a property.
  private func units(reading id: DeclarationID) -> [Unit] {
    if program[id].kind != .variable { return [bodyUnit(id)] }
    let file = file(of: id)
    return file.children(file.child(3, program[id].statement)).filter { file.name($0) == known.get }.map {
      Unit(kind: .body, place: Place(file: file.index, node: $0))
    }
  }

  /// The API as it is called by way of a requirement.
  func candidate(for symbol: Int, at site: Site) -> Resolution.Candidate {
    let candidate = Resolution.Candidate(target: .symbol(symbol))
    let file = file(site.place)
    let call = call(ofCallee: site.place.node, in: file)
    if call == 0 { return candidate }
    return choose([candidate], CallShape(call, in: file), in: file).candidates.first ?? candidate
  }

  /// Whether a member is called as an API of the catalogue is.
  func bears(labelsOf symbol: Int, _ id: DeclarationID) -> Bool {
    let entry = external.catalogue.symbols[symbol]
    switch (entry.kind, program[id].kind) {
    case (.property, .variable): return true
    case (.function, .function), (.initializer, .initializer):
      let labels = signature(program[id].node, in: file(of: id)).parameters.map {
        $0.label == 0 ? known.underscore : $0.label
      }
      let all = external.symbolLabels[symbol]
      return labels == all || labels == all.indices.filter { !entry.isOptional[$0] }.map { all[$0] }
    default: return false
    }
  }
}
