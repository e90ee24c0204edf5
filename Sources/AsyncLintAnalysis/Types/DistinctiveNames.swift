import AsyncLintSyntax

extension Analyzer {
  /// By its name alone: only names that nothing but a blocking API, or one method of the project, bears.
  func distinctive(
    _ name: GlobalName, _ shape: CallShape?, isStatic: Bool, in file: ProgramFile
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
    // A project that declares such a name itself makes it an everyday name.
    let own = program.declarations(named: name).filter {
      program[$0].kind == .function && !self.file(of: $0).isLibrary
    }.map {
      Resolution.Candidate(target: .declaration($0))
    }
    let isEveryday = shape.map { accepts($0, own, in: file) } ?? !own.isEmpty
    return isEveryday ? .none : Resolution(candidates: [first])
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
