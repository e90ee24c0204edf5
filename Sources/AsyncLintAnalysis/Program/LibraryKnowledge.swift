import AsyncLintCatalogue
import AsyncLintSyntax

/// What the catalogue says of a declaration of a library whose sources are there.
///
/// The catalogue knows what a call means for its caller; the sources show how it is made. Where both know something the catalogue has
/// the word: `future.wait()` is a wait for a future, whatever locks NIO makes it of.
enum LibraryKnowledge {
  /// It is one of these APIs: indices into `Catalogue.symbols`, several when lines differ in their conditions.
  case symbols([Int])
  /// The catalogue describes it, and not as something that blocks.
  case harmless
  /// Its own body says what it does.
  case none
}

extension Analyzer {
  func knowledge(of id: DeclarationID) -> LibraryKnowledge {
    if !self.file(of: id).isLibrary { return .none }
    if let answer = libraryKnowledge[id] { return answer }
    let answer = findKnowledge(of: id)
    libraryKnowledge[id] = answer
    return answer
  }

  private func findKnowledge(of id: DeclarationID) -> LibraryKnowledge {
    let declaration = program[id]
    let name = declaration.kind == .subscripting ? known.subscript : declaration.name
    let symbols = (external.symbols[name] ?? []).filter { isSymbol($0, id) }
    if !symbols.isEmpty { return .symbols(symbols) }
    let isDescribed =
      (external.closureParameters[name] ?? []).contains {
        let entry = external.catalogue.closureParameters[$0]
        return isMember(id, of: external.closureReceivers[$0], external.closureModules[$0])
          && bears(external.closureLabels[$0], entry.isOptional, id)
      }
      || (external.knownMembers[name] ?? []).contains {
        let entry = external.catalogue.knownMembers[$0]
        guard isMember(id, of: external.memberReceivers[$0], external.memberModules[$0]) else { return false }
        return external.memberLabels[$0].map { bears($0, entry.isOptional, id) } ?? true
      }
    return isDescribed ? .harmless : .none
  }

  private func isSymbol(_ index: Int, _ id: DeclarationID) -> Bool {
    let symbol = external.catalogue.symbols[index]
    let declaration = program[id]
    switch (symbol.kind, declaration.kind) {
    case (.property, .variable), (.propertySetter, .variable), (.initializer, .initializer),
      (.subscripting, .subscripting):
      break
    case (.function, .function):
      // The API that blocks is the synchronous one.
      if declaration.flags.contains(.isAsync) { return false }
    default: return false
    }
    guard symbol.kind == .initializer || symbol.isStatic == declaration.flags.contains(.isStatic) else { return false }
    return isMember(id, of: external.symbolReceivers[index], external.symbolModules[index])
      && (declaration.kind == .variable || bears(external.symbolLabels[index], symbol.isOptional, id))
  }

  /// Whether a declaration is a member of the type, or of one below it; a global one of the modules' package when there is none.
  private func isMember(_ id: DeclarationID, of receiver: NominalID, _ modules: Int) -> Bool {
    let owner = program[id].owner
    if receiver >= 0 { return owner >= 0 && isSubtype(owner, of: receiver) }
    guard owner < 0 else { return false }
    let home = program.modules[self.file(of: id).module]
    return external.moduleLists[modules].names.contains { name in
      modulesByName[name]?.contains { program.modules[$0].package == home.package } ?? false
    }
  }

  /// Whether a declaration has these labels, those apart that a call may leave out.
  private func bears(_ labels: [GlobalName], _ isOptional: [Bool], _ id: DeclarationID) -> Bool {
    let parameters = signature(program[id].node, in: self.file(of: id)).parameters
    func plain(_ label: GlobalName) -> GlobalName { label == 0 ? known.underscore : label }
    let declared = parameters.map { plain($0.label) }
    if declared == labels { return true }
    let needed = labels.indices.filter { !isOptional[$0] }.map { labels[$0] }
    return parameters.filter { !$0.mayBeLeftOut }.map { plain($0.label) } == needed && declared.starts(with: needed)
      || declared == needed
  }

  /// Whether one of the candidates is the declaration of an API of the catalogue.
  func isDeclared(_ symbol: Int, among candidates: [Resolution.Candidate]) -> Bool {
    candidates.contains { candidate in
      guard case .declaration(let id) = candidate.target, case .symbols(let symbols) = knowledge(of: id) else {
        return false
      }
      return symbols.contains(symbol)
    }
  }

  /// A library's function as the API that the catalogue knows; the candidate itself when it knows none, nil when it knows that the
  /// function does not block.
  func catalogued(
    _ candidate: Resolution.Candidate, _ shape: CallShape?, in file: ProgramFile
  ) -> Resolution.Candidate? {
    guard case .declaration(let id) = candidate.target else { return candidate }
    switch knowledge(of: id) {
    case .none: return candidate
    case .harmless: return nil
    case .symbols(let symbols):
      let candidates = symbols.map { index -> Resolution.Candidate in
        let api = Resolution.Candidate(target: .symbol(index), base: candidate.base, isLikely: candidate.isLikely)
        guard let shape else { return api }
        return choose([api], shape, in: file).candidates.first ?? api
      }
      guard let shape else { return candidates.first }
      return candidates.first { isBlocking($0, shape, in: file) } ?? candidates.first
    }
  }
}
