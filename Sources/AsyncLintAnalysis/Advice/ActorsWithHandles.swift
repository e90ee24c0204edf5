import AsyncLintSyntax

/// Actors that belong on a thread of their own: what they keep open is used step by step, with no other task between.
extension AdviceWriter {
  /// A queue would let others in while the actor awaits it: another transaction's `BEGIN`, another one's `seek`. And where one function of the
  /// actor can only block, the executor that it needs serves all of them.
  func isDoneByActor(_ around: Surroundings) -> Bool {
    let place = isMovedInHelper ? subject.calls[movedStep].place : subject.reported
    let file = analyzer.file(subject.reported)
    guard lane == .offload, subject.context.kind == .async, around.continuation == nil,
      [.functionDeclaration, .accessor].contains(file.kind(subject.context.node)),
      analyzer.isolation(around: place) == .actor,
      let actor = analyzer.enclosingNominal(of: place.node, in: analyzer.file(place)),
      analyzer.nameOfActor(around: around.moved.node, in: moved.file) != nil
    else { return false }
    return analyzer.needsThread(actor) || blocksInSynchronousFunctions(actor) || isPartOfChange
      || stepElsewhere != nil
  }
}

extension AdviceWriter {
  /// A synchronous function of the actor leads to what blocks, at whatever depth: that needs the executor, which then serves the others too.
  private func blocksInSynchronousFunctions(_ actor: NominalID) -> Bool {
    if let answer = analyzer.actorsThatBlock[actor] { return answer }
    let entry = analyzer.program.nominals[Int(actor)]
    let answer = ([entry.declaration] + entry.extensions).contains { declaration in
      guard declaration >= 0 else { return false }
      let file = analyzer.file(of: declaration)
      return file.children(file.child(4, analyzer.program[declaration].node)).contains { member in
        guard file.kind(member) == .functionDeclaration, !file.flags(member).contains(.isAsync),
          let id = file.declarationOfNode[member], analyzer.isolation(of: id) == .actor
        else { return false }
        return judge.symbols(reportedIn: Place(file: file.index, node: member), atMost: 8).contains {
          analyzer.lane(ofSymbol: $0.symbol) == .offload && analyzer.severity(ofSymbol: $0.symbol) != .info
        }
      }
    }
    analyzer.actorsThatBlock[actor] = answer
    return answer
  }
}

extension Analyzer {
  /// What gives the actor that code belongs to a thread of its own; nil: it belongs to none.
  func executor(ofActorAround node: NodeID, in file: ProgramFile, _ imports: Imports) -> Recipe? {
    guard let actor = nameOfActor(around: node, in: file), let nominal = enclosingNominal(of: node, in: file) else {
      return nil
    }
    let access = access(ofActor: nominal)
    if let own = executorKept(by: nominal) { return .executor(ofActor: actor, keptIn: own, access: access) }
    func free(_ names: [String]) -> String {
      names.first { interner.name($0).map { program.members(named: $0, of: nominal).isEmpty } ?? true } ?? names[0]
    }
    return .executor(
      ofActor: actor, named: free(["executor", "ownExecutor", "threadOfActor"]),
      queue: free(["queue", "ownQueue", "queueOfActor"]), access: access, isGeneric: isInGeneric(nominal), imports)
  }

  /// The type has generic parameters, or one that it is declared in.
  private func isInGeneric(_ type: NominalID) -> Bool {
    var type = type
    while type >= 0 {
      let declaration = program.nominals[Int(type)].declaration
      if declaration >= 0, file(of: declaration).child(1, program[declaration].node) != 0 { return true }
      type = program.nominals[Int(type)].outer
    }
    return false
  }

  /// What a requirement of the actor has to say of itself: as much as the actor, or the extension that it is declared in.
  private func access(ofActor nominal: NominalID) -> String {
    let declaration = program[program.nominals[Int(nominal)].declaration]
    var flags = declaration.flags
    let home = file(of: program.nominals[Int(nominal)].declaration)
    let around = home.parent(home.parent(declaration.node))
    if home.kind(around) == .extensionDeclaration, flags.isDisjoint(with: [.isPrivate, .isFileprivate]) {
      flags.formUnion(home.flags(around).intersection([.isPublic, .isPackage]))
    }
    if flags.contains(.isPublic) { return "public " }
    if flags.contains(.isPackage) { return "package " }
    let isInlinable = interner.name("usableFromInline").map { hasAttribute($0, declaration.node, in: home) } ?? false
    return isInlinable ? "@usableFromInline " : ""
  }

  /// The constant of an actor that could be its executor, by its type, and is not yet.
  private func executorKept(by actor: NominalID) -> String? {
    guard let executor = interner.name("SerialExecutor") else { return nil }
    return storedProperties(of: actor).first { id in
      guard program[id].flags.contains(.isLet), let type = variableType(id).nominalID else { return false }
      return program.nominals[Int(type)].isProject && conforms(type, toAnyOf: [executor])
    }.map { text(program[$0].name) }
  }

  /// It has a handle or a pointer, or a synchronous function that blocks.
  fileprivate func needsThread(_ actor: NominalID) -> Bool {
    if let answer = actorsNeedingThread[actor] { return answer }
    var budget = Self.mostNodesOfFunction
    let entry = program.nominals[Int(actor)]
    let answer = ([entry.declaration] + entry.extensions).contains { declaration in
      guard declaration >= 0 else { return false }
      let file = file(of: declaration)
      return file.children(file.child(4, program[declaration].node)).contains { member in
        switch file.kind(member) {
        case .variableDeclaration: return holdsHandle(member, in: file)
        case .functionDeclaration: return blocksActor(member, &budget, in: file)
        default: return false
        }
      }
    }
    actorsNeedingThread[actor] = answer
    return answer
  }

  private func holdsHandle(_ variable: NodeID, in file: ProgramFile) -> Bool {
    guard !file.flags(variable).contains(.isStatic) else { return false }
    return file.children(variable).dropFirst().contains { binding in
      guard file.child(3, binding) == 0, let id = file.declarationOfNode[file.child(0, binding)],
        let nominal = unwrapped(variableType(id)).nominalID, case let entry = program.nominals[Int(nominal)]
      else { return false }
      return !entry.isProject && handles.contains(text(entry.name))
    }
  }

  private func blocksActor(_ function: NodeID, _ budget: inout Int, in file: ProgramFile) -> Bool {
    let flags = file.flags(function)
    guard flags.isDisjoint(with: [.isAsync, .isStatic]), let id = file.declarationOfNode[function],
      isolation(of: id) == .actor
    else { return false }
    var nodes = file.descendants(of: file.child(5, function), atMost: budget)
    while let node = nodes.next() {
      budget -= 1
      switch file.kind(node) {
      case .closureExpression where fate(of: node, in: file) != .inline: nodes.skipChildren()
      case .identifierExpression, .memberExpression:
        if case .symbol(let symbol) = resolve(node, in: file).candidates.first?.target,
          lane(ofSymbol: symbol) == .offload, severity(ofSymbol: symbol) != .info
        {
          return true
        }
      default: break
      }
    }
    return false
  }
}

/// What a type keeps open.
private let handles: Set<String> = [
  "FileHandle", "FileDescriptor", "InputStream", "OutputStream", "OpaquePointer", "UnsafeMutablePointer",
  "UnsafeMutableRawPointer",
]
