import AsyncLintSyntax

/// Where code is compiled that stands in `#if`.
struct CompiledWhere {
  /// The branches around it, innermost first.
  var branches: [Place] = []
  /// Where all of them may be compiled.
  var platforms = Platforms.all
}

extension Analyzer {
  func compiledWhere(_ node: NodeID, in file: ProgramFile) -> CompiledWhere {
    var place = CompiledWhere()
    guard file.hasConditionalCode else { return place }
    var current = file.outward(node)
    while current != 0 {
      if file.kind(current) == .conditionalBranch {
        place.branches.append(Place(file: file.index, node: current))
        let both = place.platforms.intersection(file.node(current).platforms)
        // Contradictions are nobody's code.
        if !both.isEmpty { place.platforms = both }
      }
      current = file.outward(current)
    }
    return place
  }

  private func compiledWhere(_ candidate: Resolution.Candidate, in file: ProgramFile) -> CompiledWhere {
    switch candidate.target {
    case .declaration(let id):
      let home = self.file(of: id)
      return home.hasConditionalCode || program[id].isLocal
        ? compiledWhere(program[id].node, in: home) : CompiledWhere()
    case .local(let node): return compiledWhere(node, in: file)
    case .symbol, .knownMember, .implicitInitializer, .type: return CompiledWhere()
    }
  }

  /// Whether a declaration stands in a branch of `#if` in which the use does not, and may not be what the use means: another branch
  /// declares the name too, or may do so. Where nothing else of the module bears the name only this one can be meant.
  func mayBeLeftOut(_ declaration: NodeID, in home: ProgramFile, of use: NodeID, in file: ProgramFile) -> Bool {
    if file !== home, !home.hasConditionalCode { return false }
    let branches = compiledWhere(declaration, in: home).branches
    if branches.isEmpty || Set(branches).isSubset(of: compiledWhere(use, in: file).branches) { return false }
    guard let id = home.declarationOfNode[declaration], resolve(use, in: file).candidates.count == 1 else {
      return true
    }
    return program.members(named: program[id].name, of: program[id].owner).contains {
      $0 != id && self.file(of: $0).module == home.module
    }
  }

  /// Whether any of the candidates may stand in `#if`: asked first, since mostly none does.
  private func mayBeConditional(_ candidate: Resolution.Candidate) -> Bool {
    switch candidate.target {
    case .declaration(let id): file(of: id).hasConditionalCode
    case .local, .symbol, .knownMember, .implicitInitializer, .type: false
    }
  }

  /// Whether two pieces of code are never compiled together: in different branches of one `#if`, or for different platforms.
  func exclude(_ one: CompiledWhere, _ other: CompiledWhere) -> Bool {
    if one.platforms.isDisjoint(with: other.platforms) { return true }
    return one.branches.contains { branch in
      other.branches.contains {
        $0 != branch && $0.file == branch.file && firstBranch(of: $0) == firstBranch(of: branch)
      }
    }
  }

  /// Whether candidates of the program, in pairs, are never compiled together.
  func exclude(_ one: Resolution.Candidate, _ other: Resolution.Candidate, in file: ProgramFile) -> Bool {
    guard mayBeConditional(one), mayBeConditional(other) else { return false }
    return exclude(compiledWhere(one, in: file), compiledWhere(other, in: file))
  }

  /// More overloads of one name are not compared: each comparison is one of pairs.
  static let maximumOverloads = 32

  /// Without the candidates that only a flag brings in which hardly anybody sets, when others are left and the node does not need it
  /// too.
  func usual(_ resolution: Resolution, at node: NodeID, in file: ProgramFile) -> Resolution {
    var candidates = resolution.candidates
    guard candidates.count > 1, node != 0, candidates.count <= Self.maximumOverloads,
      candidates.contains(where: mayBeConditional)
    else { return resolution }
    let place = compiledWhere(node, in: file)
    candidates.removeAll {
      mayBeConditional($0)
        && compiledWhere($0, in: file).branches.contains {
          self.file($0).flags($0.node).contains(.needsFlag) && !place.branches.contains($0)
        }
    }
    if candidates.isEmpty { return resolution }
    let hasFirst = candidates.contains { !$0.isFallback }
    for index in candidates.indices where candidates[index].isFallback {
      candidates[index].isFallback = hasFirst
      candidates[index].isLikely = candidates[index].isLikely || hasFirst
    }
    return Resolution(candidates: candidates)
  }

  /// Without the candidates that are never compiled together with what stands at a node.
  func possible(_ candidates: [Resolution.Candidate], at node: NodeID, in file: ProgramFile) -> [Resolution.Candidate] {
    guard node != 0, candidates.count <= Self.maximumOverloads, candidates.contains(where: mayBeConditional) else {
      return candidates
    }
    let place = compiledWhere(node, in: file)
    // What stands in no branch is compiled with all of them.
    if place.branches.isEmpty { return candidates }
    return candidates.filter { !mayBeConditional($0) || !exclude(compiledWhere($0, in: file), place) }
  }

  /// Whether one of the candidates is there wherever the code at a node is compiled, and, if it is given, another candidate.
  ///
  /// What one branch of `#if` declares hides nothing outside of that branch. All branches of an `#if` with an `#else` do, and those for
  /// the platforms that everybody has.
  func isAlwaysThere(
    _ candidates: [Resolution.Candidate], at node: NodeID, with other: Resolution.Candidate? = nil, in file: ProgramFile
  ) -> Bool {
    guard node != 0, candidates.count <= Self.maximumOverloads, candidates.allSatisfy(mayBeConditional) else {
      return !candidates.isEmpty
    }
    var place = compiledWhere(node, in: file)
    if let other, mayBeConditional(other) {
      let second = compiledWhere(other, in: file)
      place.branches += second.branches
      place.platforms.formIntersection(second.platforms)
    }
    var platforms: Platforms = []
    var branches: Set<Place> = []
    for candidate in candidates {
      let home = compiledWhere(candidate, in: file)
      let further = home.branches.filter { !place.branches.contains($0) }
      if further.isEmpty { return true }
      if exclude(home, place) { continue }
      if further.allSatisfy({ self.file($0).flags($0.node).contains(.isDecidedByPlatform) }) {
        platforms.formUnion(home.platforms)
      }
      if further.count == 1 { branches.insert(further[0]) }
    }
    let common = place.platforms.intersection([.darwin, .glibc])
    if platforms.isSuperset(of: common.isEmpty ? place.platforms.subtracting(.other) : common) { return true }
    return branches.contains { branch in
      self.file(branch).flags(branch.node).contains(.isElse) && branches.isSuperset(of: branchesUp(to: branch))
    }
  }

  private func firstBranch(of branch: Place) -> Place { branchesUp(to: branch).first ?? branch }

  /// Those of the same `#if`, with this one.
  private func branchesUp(to branch: Place) -> [Place] {
    let file = self.file(branch)
    let all = file.children(file.parent(branch.node))
    guard var index = all.firstIndex(of: branch.node) else { return [] }
    let end = index
    while index > all.startIndex, file.flags(all[index]).contains(.isLaterBranch) { index -= 1 }
    return all[index...end].map { Place(file: branch.file, node: $0) }
  }
}
