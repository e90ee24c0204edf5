import AsyncLintSyntax

/// Locks that closures give back, which parameters and variables hold.
extension LockJudge {
  /// Whether a body that never gives a lock back itself may do so by a closure that it calls before a place: one that is called so, or
  /// that some closure of the program may be, which gives back a lock of that declaration.
  func mayGiveByValue(_ key: LockKey, takenAt site: NodeID, before end: UInt32, _ flow: LockFlow) -> Bool {
    if flow.callsOfValues.isEmpty || flow.givenKeys.contains(key) { return false }
    let file = flow.file
    let calls = flow.callsOfValues.filter { file.offset(site) < file.offset($0) && file.offset($0) < end }
    if calls.isEmpty { return false }
    if calls.contains(where: { givesByName($0, in: file) }) { return true }
    guard let given = givenByClosures[Self.name(of: key, in: file)] else { return false }
    let declaration = declaration(of: key, usedAt: site, in: file)
    return given.contains { $0 == declaration || $0 == .unknown || declaration == .unknown }
  }

  /// What declares a lock, as far as its path shows: one of another object may be any of its name.
  private func declaration(of key: LockKey, usedAt node: NodeID, in file: ProgramFile) -> LockDeclaration {
    switch (key.object.root, key.object.names.count) {
    case (.local(let local), 0):
      // A parameter and a capture are other names for what stands elsewhere.
      guard file.kind(local) == .bindingPattern, file.kind(file.parent(local)) == .patternBinding else {
        return .unknown
      }
      return .local(Place(file: file.index, node: local))
    case (.selfValue, 1):
      guard let type = analyzer.enclosingNominal(of: node, in: file) else { return .unknown }
      let candidates = analyzer.memberCandidates(
        key.object.names[0], in: analyzer.selfType(of: type), from: file)
      guard candidates.count == 1, case .declaration(let id) = candidates[0].target else { return .unknown }
      return .declaration(id)
    case (.other, 1):
      let global = analyzer.program.declarations(named: key.object.names[0]).filter { analyzer.program[$0].parent < 0 }
      return global.count == 1 ? .declaration(global[0]) : .unknown
    default: return .unknown
    }
  }

  /// The last word for a lock, by which it is known again where another path leads to it.
  static func name(of key: LockKey, in file: ProgramFile) -> GlobalName {
    if let last = key.object.names.last { return last }
    guard case .local(let node) = key.object.root else { return 0 }
    return file.name(node)
  }

  /// `callbacks.append(lock.unlock)`, `[lock.unlock]`: not what runs elsewhere at once, as `queue.async(execute: lock.unlock)`.
  private func isKeptReference(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(node) == .memberExpression, analyzer.call(ofCallee: node, in: file) == 0 else { return false }
    let argument = file.parent(node)
    guard file.kind(argument) == .argument else { return true }
    return switch analyzer.fate(ofArgument: argument, node, false, in: file) {
    case .offloaded, .async, .taskExecutor, .eventLoop, .main: false
    case .inline, .later, .stored: true
    }
  }

  /// Of the locks that closures, and references, give back which they have not taken.
  func findLocksGivenByClosures(_ names: Set<GlobalName>) -> [GlobalName: Set<LockDeclaration>] {
    var found: [GlobalName: Set<LockDeclaration>] = [:]
    for name in names.sorted() {
      for occurrence in analyzer.nameIndex.occurrences(of: name) {
        let (number, part) = analyzer.nameIndex.location(of: occurrence.part)
        let file = analyzer.files[number]
        var uses: [NodeID] = []
        file.visitUses(of: [name], inPart: part, callName: nil) { _, node in uses.append(node) }
        for use in uses where isKeptReference(use, in: file) {
          guard let key = calls.key(givenBackBy: use, in: file) else { continue }
          found[Self.name(of: key, in: file), default: []].insert(declaration(of: key, usedAt: use, in: file))
        }
        let bodies = Set(uses.map { analyzer.enclosingBody(of: $0, in: file) })
        for closure in bodies.sorted() where file.kind(closure) == .closureExpression {
          for key in gives(of: Place(file: file.index, node: closure), depth: 1) {
            found[Self.name(of: key, in: file), default: []].insert(declaration(of: key, usedAt: closure, in: file))
          }
        }
      }
    }
    return found
  }
}

/// What declares a lock.
enum LockDeclaration: Hashable {
  case declaration(DeclarationID)
  case local(Place)
  case unknown
}
