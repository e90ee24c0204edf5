import AsyncLintCatalogue

extension Analyzer {
  /// Types of the catalogue of which the program may have values: some file names them, a subtype, or a member that gives one.
  ///
  /// `Host.name` means nothing where nobody speaks of hosts, and `name` is everywhere.
  func possibleReceivers() -> Set<NominalID> {
    var possible: Set<NominalID> = [external.optional, external.array, external.dictionary, external.string]
    var pending: [NominalID] = []
    func add(_ name: GlobalName) { pending += external.types[name] ?? [] }
    for name in external.types.keys where name < fileNameCount { add(name) }
    for names in external.memberTypeNames {
      for name in names { add(name) }
    }
    // An un-awaited wait in a file on NIO is a future's.
    add(libraryWords.eventLoopFutureName)
    while let type = pending.popLast() {
      guard possible.insert(type).inserted else { continue }
      pending += program.nominals[Int(type)].externalSupertypes
      pending += external.nestedTypes(in: type)
    }
    for (index, nominal) in program.nominals.enumerated() where nominal.isProject || nominal.name < fileNameCount {
      possible.insert(NominalID(index))
    }
    return possible
  }
}
