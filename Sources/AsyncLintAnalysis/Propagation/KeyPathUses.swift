import AsyncLintCatalogue
import AsyncLintSyntax

/// Key paths: where they are written out, and where they are held by a constant.
extension Analyzer {
  /// What a component of a key path that is written out runs.
  func usesOfKeyPath(_ component: NodeID, in file: ProgramFile) -> [Use] {
    let keyPath = file.parent(component)
    let fate = fate(of: keyPath, in: file)
    if fate == .later { return usesOfWrapping(component, in: file) }
    guard let candidate = memberOfKeyPath(at: component, in: file) else { return [] }
    // `value[keyPath: \.name] = 1`; the flags of other nodes mean other things.
    let taker = keyPathSubscript(of: keyPath, in: file)
    let flags = taker == 0 ? [] : file.flags(taker)
    switch candidate.target {
    case .declaration(let id) where program[id].kind == .variable:
      let found = usesOfVariable(
        id, component, isRead: !flags.contains(.isOnlyWritten), isWritten: flags.contains(.isWritten), in: file
      ).flatMap { handedOn($0.target, keyPath, isLikely: $0.isLikely, in: file) }
      let path = Place(file: file.index, node: keyPath)
      guard case .stored(let variable) = fate, self.keyPath(heldBy: variable.node, in: self.file(variable)) == path
      else { return found }
      // What sets a value runs where the constant is assigned through: the key path itself stands for that.
      return found
        + usesOfVariable(id, component, isRead: false, isWritten: true, in: file).map {
          Use(target: $0.target, isLikely: $0.isLikely, storedIn: path)
        }
    case .symbol(let symbol):
      guard external.catalogue.symbols[symbol].kind == .property, !flags.contains(.isOnlyWritten) else { return [] }
      return handedOn(.symbol(symbol, candidate), keyPath, isLikely: false, in: file)
    default: return []
    }
  }

  /// What `value[keyPath: path]` runs where a constant holds the key path: a getter where it reads, a setter where something is assigned.
  /// Nil for all other uses of a name.
  func usesOfHeldKeyPath(_ candidate: Resolution.Candidate, _ node: NodeID, in file: ProgramFile) -> [Use]? {
    guard file.kind(file.parent(node)) == .argument, case let taker = keyPathSubscript(of: node, in: file), taker != 0
    else { return nil }
    let isRead = !file.flags(taker).contains(.isOnlyWritten)
    let pattern: Place
    switch candidate.target {
    case .local(let local): pattern = Place(file: file.index, node: local)
    case .declaration(let id): pattern = Place(file: program[id].file, node: program[id].node)
    default: return nil
    }
    guard let path = keyPath(heldBy: pattern.node, in: self.file(pattern)) else { return isRead ? nil : [] }
    let held = (isRead ? [pattern] : []) + (file.flags(taker).contains(.isWritten) ? [path] : [])
    return held.map { Use(target: .unit(Unit(kind: .stored, place: $0)), isLikely: candidate.isLikely) }
  }

  /// The key path that a constant is made with.
  private func keyPath(heldBy pattern: NodeID, in home: ProgramFile) -> Place? {
    let binding = home.parent(pattern)
    guard home.kind(pattern) == .bindingPattern, home.kind(binding) == .patternBinding,
      home.flags(pattern).contains(.isLet),
      case let value = home.child(2, binding), home.kind(value) == .keyPathExpression
    else { return nil }
    return Place(file: home.index, node: value)
  }

  /// The constant that stands for a `.stored` unit in its uses: of a key path that something is assigned through the one that holds it.
  func nameHolding(_ stored: NodeID, in file: ProgramFile) -> NodeID {
    file.kind(stored) == .keyPathExpression ? file.child(0, file.parent(stored)) : stored
  }

  /// What a component of a key path names.
  func memberOfKeyPath(at component: NodeID, in file: ProgramFile) -> Resolution.Candidate? {
    let keyPath = file.parent(component)
    let all = file.children(keyPath)
    guard let index = all.firstIndex(of: component) else { return nil }
    let root = keyPathRoot(keyPath, in: file)
    let before = index - 1 > all.startIndex ? keyPathComponentType(all[index - 1], root: root, in: file) : root
    return choose(memberCandidates(file.name(component), in: unwrapped(before), from: file), nil, in: file)
      .candidates.first
  }
}
