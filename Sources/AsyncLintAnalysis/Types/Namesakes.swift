import AsyncLintSyntax

extension Analyzer {
  /// The other types that the name of a type may mean in an expression, because several modules that the file imports have one of that name
  /// (`Process` of Foundation and of TSCBasic): Swift takes the one that has the initializer or member.
  func namesakes(of type: SwiftType, named name: GlobalName, in file: ProgramFile) -> [SwiftType] {
    guard case .nominal(let first, _) = type, program.nominals[Int(first)].name == name,
      program.nominals[Int(first)].outer < 0
    else { return [] }
    let outside = external.types[name] ?? []
    let declared = program.members(named: name, of: -1)
    guard outside.count + declared.count > 1, sourceOfSingleImport(name, in: file) == nil else { return [] }
    var found: [SwiftType] = []
    for id in declared where [.type, .typeAlias].contains(program[id].kind) && !program[id].isLocal {
      switch nearness(of: id, to: file) {
      case .own: return []
      case .imported: found.append(self.type(of: id))
      case .samePackage, .elsewhere, nil: break
      }
    }
    // What the project itself declares hides what is outside.
    let declaration = program.nominals[Int(first)].declaration
    if declaration < 0 || self.file(of: declaration).isLibrary {
      found += outside.filter { isVisible(program.nominals[Int($0)].modules, in: file) }.map { .nominal($0, []) }
    }
    return found.filter { $0.nominalID != first }
  }
}
