import AsyncLintSyntax

/// Members that a type has from outside and nobody here knows. Swift takes them before free functions, and of a call without arguments only
/// the name could tell: `pause()` in an extension of `AVPlayer`.
extension Analyzer {
  /// The free functions of the catalogue that a call may still mean.
  func globalCandidates(
    _ name: GlobalName, for shape: CallShape?, at node: NodeID, from file: ProgramFile
  ) -> [Resolution.Candidate] {
    let all = globalCandidates(name, from: file)
    guard !all.isEmpty, let shape, shape.arguments.isEmpty, namesOfMethods.contains(text(name)) else { return all }
    let rivals = rivalsOutOfSight(around: node, in: file)
    if rivals == .none { return all }
    return all.compactMap { candidate in
      guard case .symbol(let index) = candidate.target else { return candidate }
      // What C calls so nobody calls in a type. `readLine()` hardly ever means another one in a command or a test.
      guard external.catalogue.symbols[index].modules.contains("Swift") else { return nil }
      var candidate = candidate
      switch rivals {
      case .ofType: return nil
      case .ofSuperclass: candidate.isLikely = true
      case .none, .ofProtocol: break
      }
      return candidate
    }
  }

  /// Whether a type around may have a member of any name.
  func mayBeMemberOutOfSight(_ name: NodeID, in file: ProgramFile) -> Bool {
    rivalsOutOfSight(around: name, in: file) != .none
  }

  /// From where a type around may have members that nobody here knows.
  private enum Rivals: Int, Comparable {
    case none, ofProtocol, ofSuperclass, ofType

    static func < (one: Rivals, other: Rivals) -> Bool { one.rawValue < other.rawValue }
  }

  private func rivalsOutOfSight(around node: NodeID, in file: ProgramFile) -> Rivals {
    var rivals = Rivals.none
    var current = file.outward(node)
    while current != 0 {
      if let id = file.declarationOfNode[current], program[id].nominal >= 0 {
        rivals = max(rivals, self.rivals(in: program[id].nominal))
      }
      current = file.outward(current)
    }
    return rivals
  }

  private func rivals(in nominal: NominalID) -> Rivals {
    let entry = program.nominals[Int(nominal)]
    guard entry.isProject else { return isOutOfSight(entry.name) && !isStandard(entry) ? .ofType : .none }
    return hierarchy(of: nominal).reduce(.none) { rivals, above in
      let names = inheritedNames(of: above)
      guard let first = names.first(where: isOutOfSight) else { return rivals }
      // Only the first name may be that of a superclass. What a protocol adds to types is seldom called so: its own extensions may mean it.
      switch program.nominals[Int(above)].kind {
      case .classDeclaration: return first == names.first ? .ofSuperclass : rivals
      case .protocolDeclaration: return nominal == above ? max(rivals, .ofProtocol) : rivals
      default: return rivals
      }
    }
  }

  /// Of the standard library or Foundation, whose types have no such methods.
  private func isStandard(_ type: Nominal) -> Bool {
    type.modules.contains { ["Swift", "Foundation", "FoundationEssentials", "Dispatch"].contains(text($0)) }
  }

  /// Not `NSObject`, `Sendable` or a raw type: no method of theirs is called like a function of C.
  private func isOutOfSight(_ name: GlobalName) -> Bool {
    !libraryWords.protocolsWithoutLiterals.contains(name) && !libraryWords.rawTypes.contains(name)
      && !program.declarations(named: name).contains { program[$0].kind == .type || program[$0].kind == .typeAlias }
  }
}

/// Names of free functions without arguments that methods have, too; no type has a `getchar` or `sched_yield`.
private let namesOfMethods: Set<String> = ["pause", "sync", "readLine"]
