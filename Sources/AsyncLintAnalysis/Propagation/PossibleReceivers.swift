import AsyncLintCatalogue
import AsyncLintSyntax

extension Analyzer {
  /// Types of the catalogue of which the program may have values: some file names them or a subtype, or a member gives one.
  ///
  /// `Host.name` means nothing where nobody speaks of hosts, and `name` is everywhere.
  func possibleReceivers() -> Set<NominalID> {
    var possible: Set<NominalID> = [external.optional, external.array, external.dictionary, external.string]
    var pending: [NominalID] = []
    func add(_ name: GlobalName) { pending += external.types[name] ?? [] }
    // Whatever their receivers are: property wrappers and closures give values of types that nobody names.
    for names in external.memberTypeNames {
      for name in names { add(name) }
    }
    let others = namesOfOtherTypes()
    for name in external.types.keys where name < fileNameCount && !others.contains(name) { add(name) }
    // An un-awaited wait in a file on NIO is a future's.
    add(libraryWords.eventLoopFutureName)
    while let type = pending.popLast() {
      guard possible.insert(type).inserted else { continue }
      pending += program.nominals[Int(type)].externalSupertypes
      pending += external.nestedTypes(in: type)
    }
    for (index, nominal) in program.nominals.enumerated() {
      let isNamed = nominal.name < fileNameCount && !others.contains(nominal.name)
      if nominal.isProject || isNamed { possible.insert(NominalID(index)) }
    }
    return possible
  }

  /// Less used names of APIs are looked for without asking first whether some value has them.
  private static let fewUses = 256

  /// A name with more mentions is taken for that of the type outside without looking at each.
  private static let mostMentions = 64

  /// Names of types outside that stand for other types wherever they are written. In packages of 89 MB `name`, `names` and `address` were
  /// looked at 5,700 times, a tenth of all uses, since two files had types called `Host` of their own and two wrote `NWEndpoint.Host`.
  private func namesOfOtherTypes() -> Set<GlobalName> {
    var receivers: Set<NominalID> = []
    for (index, symbol) in external.catalogue.symbols.enumerated() where isEnabled(index) && !symbol.isDistinctive {
      guard external.symbolReceivers[index] >= 0, let name = interner.name(symbol.baseName),
        nameIndex.occurrenceCount(of: name) > Self.fewUses
      else { continue }
      receivers.insert(external.symbolReceivers[index])
    }
    if receivers.isEmpty { return [] }
    func isReceiver(_ type: NominalID) -> Bool {
      var pending = [type]
      var seen: Set<NominalID> = []
      while let type = pending.popLast() {
        if receivers.contains(type) { return true }
        if seen.insert(type).inserted { pending += program.nominals[Int(type)].externalSupertypes }
      }
      return false
    }
    let names = external.types.keys.filter { name in
      name < fileNameCount && nameIndex.occurrenceCount(of: name) <= Self.mostMentions
        && (external.types[name] ?? []).contains(where: isReceiver)
        // Of a library that is there with its sources.
        && (external.types[name] ?? []).allSatisfy { !program.nominals[Int($0)].isProject }
    }.sorted()
    if names.isEmpty { return [] }
    var counts = [Int](repeating: 0, count: names.count)
    var areMeant = [Bool](repeating: false, count: names.count)
    // By name, for all nodes of the program.
    var indices = [Int32](repeating: -1, count: fileNameCount)
    for (index, name) in names.enumerated() { indices[Int(name)] = Int32(index) }
    func visit(part: Int, of file: ProgramFile) {
      file.visitNodes(inPart: part) { _, name, node in
        guard Int(name) < indices.count, case let index = Int(indices[Int(name)]), index >= 0 else { return }
        counts[index] += 1
        if areMeant[index] || counts[index] > Self.mostMentions || meansTypeOutside(node, in: file) {
          areMeant[index] = true
        }
      }
    }
    for file in files { visit(part: 0, of: file) }
    let parts = Set(names.flatMap { nameIndex.occurrences(of: $0).map(\.part) })
    for part in parts.sorted() {
      let (file, part) = nameIndex.location(of: part)
      if part > 0 { visit(part: part, of: files[file]) }
    }
    return Set(zip(names, areMeant).filter { !$1 }.map(\.0))
  }

  /// Whether a name may stand for a type that the program does not declare.
  private func meansTypeOutside(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(node) {
    case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
      .functionDeclaration, .bindingPattern, .enumCaseElement, .importDeclaration, .genericParameter,
      .associatedTypeDeclaration, .typealiasDeclaration, .argument, .parameter, .label, .tupleTypeElement,
      // Called like what they call or extend, which is a node of its own.
      .callExpression, .extensionDeclaration:
      return false
    case .typeIdentifier, .memberType:
      guard case .nominal(let type, _) = resolveType(node, in: file) else { return true }
      return !program.nominals[Int(type)].isProject
    case .memberExpression:
      let base = file.child(0, node)
      return file.kind(base) == .identifierExpression && isModuleName(file.name(base), in: file)
    case .identifierExpression:
      let candidates = resolve(node, in: file).candidates
      return candidates.isEmpty
        || candidates.contains {
          switch $0.target {
          case .declaration, .local: false
          case .implicitInitializer(let type): !program.nominals[Int(type)].isProject
          case .symbol, .knownMember, .type: true
          }
        }
    default: return true
    }
  }
}
