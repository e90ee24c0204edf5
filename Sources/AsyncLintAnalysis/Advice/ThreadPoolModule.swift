import AsyncLintSyntax

extension Analyzer {
  /// Whether a file can import `NIOPosix`. A module that imports it nowhere, nor anything that builds on it, may be what it is built on
  /// itself, or has no such dependency.
  func reachesThreadPool(from file: ProgramFile) -> Bool {
    // Of files of no target nobody knows what they are built with.
    guard program.modules[file.module].name != 0 else { return true }
    var seen: Set<Int> = [file.module]
    var pending = [file.module]
    if text(program.modules[file.module].name) == threadPoolModule { return true }
    while let module = pending.popLast() {
      for name in program.modules[module].imports {
        if text(name) == threadPoolModule { return true }
        if let next = importedModule(name, by: module) {
          if seen.insert(next).inserted { pending.append(next) }
        } else if !modulesWithoutThreads.contains(text(name)),
          bases(ofModule: name).contains(where: { text($0) == threadPoolModule })
        {
          return true
        }
      }
    }
    return false
  }
}

extension Analyzer {
  /// A thread pool that the code was given, or keeps.
  func threadPoolInSight(at node: NodeID, in file: ProgramFile) -> String? {
    guard interner.name(threadPoolType) != nil, !isSelfWeak(at: node, in: file) else { return nil }
    return nameOfObject(ofType: threadPoolType, at: node, in: file)
  }

  /// Whether somebody starts a pool that is made in sight: in the function whose variable it is, or in the type that keeps it. One from elsewhere
  /// is taken for started.
  func isStarted(pool name: String, seenFrom node: NodeID, in file: ProgramFile) -> Bool {
    if let word = interner.name(name),
      let local = file.locals(around: node).lookUp(word, at: file.offset(node))?.node
    {
      let place = Place(file: file.index, node: local)
      if let last = lastLocalPool, last.place == place { return last.isStarted }
      let answer =
        !makesPool(file.parent(local), in: file)
        || isStarted(word, in: enclosingFunction(of: local, in: file), atMost: Self.mostNodesOfFunction, file)
      lastLocalPool = (place, answer)
      return answer
    }
    guard let owner = enclosingNominal(of: node, in: file),
      let word = nameOfProperty(ofType: threadPoolType, of: owner),
      let id = program.members(named: word, of: owner).first
    else { return true }
    if let answer = startedPools[id] { return answer }
    let entry = program.nominals[Int(owner)]
    let answer =
      !makesPool(program[id].statement, in: self.file(of: id))
      || ([entry.declaration] + entry.extensions).contains { declaration in
        declaration >= 0 && isStarted(word, in: program[declaration].node, atMost: .max, self.file(of: declaration))
      }
    startedPools[id] = answer
    return answer
  }

  /// `let pool = NIOThreadPool(numberOfThreads: 2)`
  private func makesPool(_ binding: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(binding) == .patternBinding, case let value = file.child(2, binding),
      file.kind(value) == .callExpression
    else { return false }
    return text(file.name(calleeName(of: value, in: file))) == threadPoolType
  }

  /// `pool.start()`
  private func isStarted(_ pool: GlobalName, in root: NodeID, atMost limit: Int, _ file: ProgramFile) -> Bool {
    guard let start = interner.name("start") else { return false }
    var nodes = file.descendants(of: root, atMost: limit)
    while let node = nodes.next() {
      if file.kind(node) == .memberExpression, file.name(node) == start, case let base = file.child(0, node), base != 0,
        file.name(base) == pool
      {
        return true
      }
    }
    return nodes.isCutShort
  }
}

private let threadPoolType = "NIOThreadPool"
private let threadPoolModule = "NIOPosix"
/// Modules of NIO that need no threads.
private let modulesWithoutThreads: Set<String> = [
  "NIOCore", "NIOConcurrencyHelpers", "NIOEmbedded", "NIOFoundationCompat", "NIOFoundationEssentialsCompat", "NIOTLS",
]
