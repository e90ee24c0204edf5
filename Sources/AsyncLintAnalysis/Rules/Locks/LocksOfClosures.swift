import AsyncLintSyntax

/// Locks that closures give back, which parameters and variables hold.
extension LockJudge {
  /// Whether a body that never gives a lock back itself may do so by a closure that it calls before a place: one that is called so, or
  /// that some closure of the program may be, which gives back a lock of that name.
  func mayGiveByValue(_ key: LockKey, takenAt site: NodeID, before end: UInt32, _ flow: LockFlow) -> Bool {
    if flow.callsOfValues.isEmpty || flow.givenKeys.contains(key) { return false }
    let file = flow.file
    let calls = flow.callsOfValues.filter { file.offset(site) < file.offset($0) && file.offset($0) < end }
    if calls.isEmpty { return false }
    return calls.contains { givesByName($0, in: file) } || givenByClosures.contains(Self.name(of: key, in: file))
  }

  /// The last word for a lock, by which it is known again where another path leads to it.
  static func name(of key: LockKey, in file: ProgramFile) -> GlobalName {
    if let last = key.object.names.last { return last }
    guard case .local(let node) = key.object.root else { return 0 }
    return file.name(node)
  }

  /// Of the locks that closures give back which they have not taken.
  func findNamesGivenByClosures(_ names: Set<GlobalName>) -> Set<GlobalName> {
    var found: Set<GlobalName> = []
    for name in names.sorted() {
      for occurrence in analyzer.nameIndex.occurrences(of: name) {
        let (number, part) = analyzer.nameIndex.location(of: occurrence.part)
        let file = analyzer.files[number]
        var uses: [NodeID] = []
        file.visitUses(of: [name], inPart: part, callName: nil) { _, node in uses.append(node) }
        let bodies = Set(uses.map { analyzer.enclosingBody(of: $0, in: file) })
        for closure in bodies.sorted() where file.kind(closure) == .closureExpression {
          for key in gives(of: Place(file: file.index, node: closure), depth: 1) {
            found.insert(Self.name(of: key, in: file))
          }
        }
      }
    }
    return found
  }
}
