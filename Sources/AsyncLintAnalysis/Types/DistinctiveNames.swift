import AsyncLintSyntax

extension Analyzer {
  /// By its name alone: only names that nothing but a blocking API, or one method of the project, bears.
  ///
  /// `base`: whose member it is; 0 where that does not show.
  func distinctive(
    _ name: GlobalName, _ shape: CallShape?, isStatic: Bool, of base: NodeID, in file: ProgramFile
  ) -> Resolution {
    guard let symbols = external.symbols[name] else { return onlyMember(name, shape, isStatic, in: file) }
    if name == libraryWords.waitName, let shape, shape.arguments.isEmpty,
      isVisible([libraryWords.nioCoreName], in: file)
    {
      // In a file on NIO an un-awaited `wait()` of something unknown is a future's.
      let futures = symbols.filter {
        external.symbolReceivers[$0] >= 0
          && program.nominals[Int(external.symbolReceivers[$0])].name == libraryWords.eventLoopFutureName
      }
      return choose(futures.map { Resolution.Candidate(target: .symbol($0), isLikely: true) }, shape, in: file)
    }
    // Of one word (`write(contentsOf:)`), it is the label that nothing else bears: it has to be there.
    guard isCompound(name) || shape?.arguments.contains(where: { $0.label != 0 && !$0.isTrailing }) == true else {
      return .none
    }
    let candidates = symbols.filter {
      external.catalogue.symbols[$0].isDistinctive && external.symbolReceivers[$0] >= 0
        && isVisible(external.symbolModules[$0], in: file)
    }
    let chosen = choose(
      candidates.map { Resolution.Candidate(target: .symbol($0), isLikely: true) }, shape, in: file)
    guard let first = chosen.candidates.first else { return .none }
    let typeOutside = nameOfTypeOutside(base, in: file)
    if let typeOutside, case .symbol(let symbol) = first.target, !mayBeNamedFor(symbol, typeOutside) { return .none }
    // A project that declares such a name itself makes it an everyday name, but for values of types that it does not declare.
    let isOutside = typeOutside != nil
    let own = program.declarations(named: name).filter {
      program[$0].kind == .function && !self.file(of: $0).isLibrary
        && !(isOutside && isMemberOfProgramType($0))
    }.map {
      Resolution.Candidate(target: .declaration($0))
    }
    let isEveryday = shape.map { accepts($0, own, in: file) } ?? !own.isEmpty
    return isEveryday ? .none : Resolution(candidates: [first])
  }

  /// Whether a value is of a type that the source names and that neither the program nor the catalogue knows: `executor: JobExecutor`,
  /// `JobExecutor(threads: 4)`, `JobExecutor.shared`.
  func isOfTypeOutside(_ base: NodeID, in file: ProgramFile) -> Bool { nameOfTypeOutside(base, in: file) != nil }

  /// Whether the type of such a value is called otherwise than loops and futures are; of a static member its own name says that, too:
  /// `SelectableEventLoop` and `Globals.eventLoop` may well be NIO's, under a name that is declared elsewhere.
  func isNeitherLoopNorFuture(_ base: NodeID, in file: ProgramFile) -> Bool {
    if let type = nameOfTypeOutside(base, in: file), isNamedLikeLoopOrFuture(type) { return false }
    if let owner = ownerOutside(ofMember: base, in: file) {
      return !isNamedLikeLoopOrFuture(owner) && !isNamedLikeLoopOrFuture(file.name(base))
    }
    return isOfTypeOutside(base, in: file)
  }

  /// `Globals` of `Globals.eventLoop`, if nobody knows it.
  private func ownerOutside(ofMember node: NodeID, in file: ProgramFile) -> GlobalName? {
    guard file.kind(node) == .memberExpression, resolve(node, in: file).candidates.isEmpty else { return nil }
    return typeOutside(named: file.child(0, node), in: file)
  }

  private func isNamedLikeLoopOrFuture(_ name: GlobalName) -> Bool {
    isNamed(name, like: libraryWords.eventLoopName) || isNamed(name, like: libraryWords.eventLoopFutureName)
  }

  /// Whether a type of a library that is not in sight may be the API's under another name, or below it: `MyProcess`, `LoggedProcess`, and
  /// `Context` for `NSManagedObjectContext`, `AVAudioOutput` for `AVAssetReaderOutput`. A `TaskRunner` is none. Types that tools write may be
  /// called anything.
  private func mayBeNamedFor(_ symbol: Int, _ type: GlobalName) -> Bool {
    let receiver = external.symbolReceivers[symbol]
    guard receiver >= 0, case let name = program.nominals[Int(receiver)].name else { return true }
    let (prefix, other) = (framework(inName: name), framework(inName: type))
    return isNamed(type, like: name) || text(name).hasPrefix("Generated") || !prefix.isEmpty && prefix == other
  }

  /// `AV` of `AVAssetReaderOutput`: a class of the same framework may well be below it.
  private func framework(inName name: GlobalName) -> ArraySlice<UInt8> {
    let bytes = Array(interner.bytes(of: name))
    let capitals = bytes.prefix { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
    return capitals.count > 2 ? capitals.dropLast() : []
  }

  private func isNamed(_ name: GlobalName, like other: GlobalName) -> Bool {
    let written = text(name)
    let capitalized = written.prefix(1).uppercased() + written.dropFirst()
    // A capital begins a word, so what ends like the other ends in whole words.
    return capitalized.hasSuffix(text(other)) || text(other).hasSuffix(capitalized) && !capitalized.isEmpty
  }

  private func nameOfTypeOutside(_ base: NodeID, in file: ProgramFile) -> GlobalName? {
    var node = base
    while [.optionalChainExpression, .forceUnwrapExpression, .parenthesizedExpression].contains(file.kind(node)) {
      node = file.child(0, node)
    }
    if file.kind(node) == .callExpression { return typeOutside(madeBy: node, in: file) }
    guard file.kind(node) == .identifierExpression || file.kind(node) == .memberExpression else { return nil }
    switch resolve(node, in: file).candidates.first?.target {
    case .local(let local): return nameOfTypeOutside(ofVariable: local, in: file)
    case .declaration(let id) where program[id].kind == .variable:
      return nameOfTypeOutside(ofVariable: program[id].node, in: self.file(of: id))
    case nil where file.kind(node) == .memberExpression && libraryWords.instanceNames.contains(file.name(node)):
      return typeOutside(named: file.child(0, node), in: file)
    default: return nil
    }
  }

  private func nameOfTypeOutside(ofVariable variable: NodeID, in file: ProgramFile) -> GlobalName? {
    let written = writtenType(of: variable, in: file)
    if written != 0 { return outsideName(written, in: file) }
    // `let executor = try JobExecutor(threads: 4)`
    let binding = file.parent(variable)
    guard file.kind(variable) == .bindingPattern, file.kind(binding) == .patternBinding else { return nil }
    var made = file.child(2, binding)
    while [.tryExpression, .awaitExpression, .parenthesizedExpression, .forceUnwrapExpression]
      .contains(file.kind(made))
    { made = file.child(0, made) }
    return file.kind(made) == .callExpression ? typeOutside(madeBy: made, in: file) : nil
  }

  /// `JobExecutor(threads: 4)`, `Queue<Job>()`
  private func typeOutside(madeBy call: NodeID, in file: ProgramFile) -> GlobalName? {
    let callee = file.child(0, call)
    return typeOutside(
      named: file.kind(callee) == .specializationExpression ? file.child(0, callee) : callee, in: file)
  }

  /// `JobExecutor`, `JobKit.Runner`: a name like a type's that nothing is known of.
  private func typeOutside(named node: NodeID, in file: ProgramFile) -> GlobalName? {
    guard file.kind(node) == .identifierExpression || file.kind(node) == .memberExpression,
      let first = interner.bytes(of: file.name(node)).first, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first,
      resolve(node, in: file).candidates.isEmpty, typeOf(node, in: file).isUnknown
    else { return nil }
    return file.name(node)
  }

  func writtenType(of variable: NodeID, in file: ProgramFile) -> NodeID {
    if file.kind(variable) == .parameter { return file.child(1, variable) }
    let binding = file.parent(variable)
    return file.kind(variable) == .bindingPattern && file.kind(binding) == .patternBinding ? file.child(1, binding) : 0
  }

  private func outsideName(_ written: NodeID, in file: ProgramFile) -> GlobalName? {
    var type = written
    while [.optionalType, .implicitlyUnwrappedType, .anyType, .someType].contains(file.kind(type)) {
      type = file.child(0, type)
    }
    guard file.kind(type) == .typeIdentifier || file.kind(type) == .memberType, resolveType(type, in: file).isUnknown,
      case let name = file.name(type),
      !program.declarations(named: name).contains(where: {
        [.type, .typeAlias, .associatedType].contains(program[$0].kind)
      })
    else { return nil }
    return name
  }

  /// No protocol's, which types outside may conform to, and none that is added to a type outside.
  private func isMemberOfProgramType(_ id: DeclarationID) -> Bool {
    guard program[id].owner >= 0 else { return true }
    let owner = program.nominals[Int(program[id].owner)]
    return owner.isProject && owner.kind != .protocolDeclaration
  }

  /// The one method of the project that can be called like this, if its name is made of several words (`reloadCertificates`) and no API
  /// that the catalogue knows bears it.
  private func onlyMember(
    _ name: GlobalName, _ shape: CallShape?, _ isStatic: Bool, in file: ProgramFile
  ) -> Resolution {
    guard let shape, external.knownMembers[name] == nil, external.closureParameters[name] == nil, isCompound(name)
    else { return .none }
    let package = program.modules[file.module].package
    var found: [Resolution.Candidate] = []
    for id in program.declarations(named: name) {
      let declaration = program[id]
      guard declaration.owner >= 0 else { continue }
      let home = self.file(of: id)
      guard declaration.kind == .function, !home.isLibrary, program.modules[home.module].package == package else {
        return .none
      }
      if declaration.flags.contains(.isStatic) == isStatic {
        found.append(Resolution.Candidate(target: .declaration(id), isLikely: true))
      }
    }
    let chosen = choose(found, shape, in: file)
    return chosen.candidates.count == 1 ? chosen : .none
  }

  /// Whether a name is more than one word: everyday words are borne by types of any library.
  private func isCompound(_ name: GlobalName) -> Bool {
    if let answer = compoundNames[name] { return answer }
    let answer = text(name).utf8.dropFirst().contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
    compoundNames[name] = answer
    return answer
  }
}
