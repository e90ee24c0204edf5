import AsyncLintSyntax

extension Analyzer {
  /// How near the module of a declaration is to the file that names it.
  enum Nearness: Comparable {
    case own, imported, samePackage, elsewhere
  }

  /// nil: the file cannot name the declaration. One that its module keeps to itself is as far away as if it were not imported.
  func nearness(of id: DeclarationID, to file: ProgramFile) -> Nearness? {
    let home = files[Int(program[id].file)]
    if home.index != file.index, isOfItsFile(id) { return nil }
    var nearness = nearness(of: home, to: file)
    if nearness == .imported, !file.importedDeclarations.isEmpty, !comesAsAWhole(home.module, to: file),
      !isImportedByItself(id, to: file)
    {
      let isOfPackage = reachability.areOfOnePackage(home.module, file.module)
      nearness = isOfPackage ? .samePackage : .elsewhere
    }
    if nearness == .own || isAccessible(id, from: file) { return nearness }
    return home.isLibrary ? nil : max(nearness, .samePackage)
  }

  /// Of types of one name those that the file declares itself, where others are of another target: of files of no target nobody knows which
  /// belong together, and scripts, examples and apps of one folder declare the same.
  func withoutFarther(_ types: ArraySlice<DeclarationID>, from file: ProgramFile) -> ArraySlice<DeclarationID> {
    if types.count < 2 || program.modules[file.module].name != 0 { return types }
    let own = types.filter { program[$0].file == file.index }
    return own.contains { !program[$0].isLocal } ? own[...] : types
  }

  /// Each is compared with each.
  private static let mostTwins = 16

  /// The same of functions: of two with the same parameters one is of another target.
  func withoutTwins(_ functions: [Resolution.Candidate], from file: ProgramFile) -> [Resolution.Candidate] {
    if functions.count < 2 || functions.count > Self.mostTwins || program.modules[file.module].name != 0 {
      return functions
    }
    let own = functions.filter { isDeclared($0, in: file) }
    return functions.filter { function in isDeclared(function, in: file) || !own.contains { isTwin($0, of: function) } }
  }

  private func isDeclared(_ candidate: Resolution.Candidate, in file: ProgramFile) -> Bool {
    if case .declaration(let id) = candidate.target { program[id].file == file.index } else { false }
  }

  private func isTwin(_ one: Resolution.Candidate, of other: Resolution.Candidate) -> Bool {
    guard case .declaration(let one) = one.target, case .declaration(let other) = other.target,
      program[one].kind == program[other].kind
    else { return false }
    if program[one].kind != .function { return true }
    func parameters(_ id: DeclarationID) -> [(label: GlobalName, type: SwiftType)] {
      let home = file(of: id)
      return signature(program[id].node, in: home).parameters.map { ($0.label, resolveType($0.typeNode, in: home)) }
    }
    return parameters(one).elementsEqual(parameters(other)) { $0.label == $1.label && $0.type == $1.type }
  }

  private func nearness(of home: ProgramFile, to file: ProgramFile) -> Nearness {
    if home.module == file.module { return .own }
    if importedModules(of: file).contains(home.module) { return .imported }
    return reachability.areOfOnePackage(home.module, file.module) ? .samePackage : .elsewhere
  }

  /// `import struct Tools.Reader` brings nothing else of its module.
  private func comesAsAWhole(_ module: Int, to file: ProgramFile) -> Bool {
    if let answer = wholeModulesOfFile[file.index] { return answer.contains(module) }
    let answer = Set(wholeImportedNames(of: file).compactMap { importedModule($0, by: file.module) })
    wholeModulesOfFile[file.index] = answer
    return answer.contains(module)
  }

  /// `import struct Tools.Reader`, from the module that declares it or one that hands that on.
  private func isImportedByItself(_ id: DeclarationID, to file: ProgramFile) -> Bool {
    guard let source = sourceOfSingleImport(program[id].name, in: file) else { return false }
    let home = files[Int(program[id].file)].module
    if source == program.modules[home].name { return true }
    guard let module = importedModule(source, by: file.module) else { return false }
    return modules(program.modules[module].exports, importedBy: module).contains(home)
  }

  /// The modules of the program that a file imports, and those that they and its own module hand on.
  private func importedModules(of file: ProgramFile) -> Set<Int> {
    if let answer = importedModulesOfFile[file.index] { return answer }
    let imported = modules(file.imports.union(program.modules[file.module].exports), importedBy: file.module)
    importedModulesOfFile[file.index] = imported
    return imported
  }

  /// The modules of these names, and those that they hand on.
  private func modules(_ names: Set<GlobalName>, importedBy importer: Int) -> Set<Int> {
    var imported: Set<Int> = []
    var pending = names.map { (name: $0, importer: importer) }
    while let next = pending.popLast() {
      guard let module = importedModule(next.name, by: next.importer), imported.insert(module).inserted else {
        continue
      }
      pending += program.modules[module].exports.map { ($0, module) }
    }
    return imported
  }

  /// The names of all that a file imports, also by way of modules of the program that hand others on.
  func importedNames(of file: ProgramFile) -> Set<GlobalName> {
    let own = file.imports.union(program.modules[file.module].exports)
    return importedModules(of: file).reduce(into: own) { names, module in
      names.formUnion(program.modules[module].exports)
    }
  }

  /// Those of them that come as a whole: `import struct Foundation.URL` brings nothing else of Foundation, nor what comes with it.
  func wholeImportedNames(of file: ProgramFile) -> Set<GlobalName> {
    var names: Set<GlobalName> = []
    var pending = file.wholeImports.union(program.modules[file.module].wholeExports).map {
      (name: $0, importer: file.module)
    }
    while let next = pending.popLast() {
      guard names.insert(next.name).inserted, let module = importedModule(next.name, by: next.importer) else {
        continue
      }
      pending += program.modules[module].wholeExports.map { ($0, module) }
    }
    return names
  }

  /// The module that a name comes from because it is imported by itself, which hides what whole modules declare: by the file, or by a
  /// module that hands it on.
  func sourceOfSingleImport(_ name: GlobalName, in file: ProgramFile) -> GlobalName? {
    if let module = file.importedDeclarations[name] { return module }
    guard program.singleImports.contains(name) else { return nil }
    if let module = program.modules[file.module].exportedDeclarations[name] { return module }
    return importedModules(of: file).sorted().lazy.compactMap { self.program.modules[$0].exportedDeclarations[name] }
      .first
  }

  /// Whether a file may name a declaration: what a module declares for itself is often named like an API of the system.
  func isAccessible(_ id: DeclarationID, from file: ProgramFile) -> Bool {
    let declaration = program[id]
    let home = files[Int(declaration.file)]
    if home.index != file.index, isOfItsFile(id) { return false }
    if home.module == file.module || declaration.flags.contains(.isPublic) || declaration.kind == .enumCase {
      return true
    }
    // By what is asked of the modules: a copy of one retains six lists, which all threads share.
    let otherName = program.modules[home.module].name
    // Which of the files of no target belong together nobody knows.
    if otherName == 0 || program.modules[file.module].name == 0 { return true }
    if program.modules[file.module].testableImports.contains(otherName) { return true }
    let access: NodeFlags =
      reachability.areOfOnePackage(file.module, home.module) ? [.isPublic, .isPackage] : .isPublic
    if !declaration.flags.isDisjoint(with: access) { return true }
    guard declaration.parent >= 0 else { return false }
    // Where the type itself should not be seen, its members are all that can be meant.
    if !home.isLibrary, declaration.owner >= 0 {
      let owner = program.nominals[Int(declaration.owner)].declaration
      if owner >= 0, !isAccessible(owner, from: file) { return true }
    }
    let parent = program[declaration.parent]
    if parent.kind == .extension { return !parent.flags.isDisjoint(with: access) }
    // What stands in a function has no type around it.
    return parent.nominal >= 0 && program.nominals[Int(parent.nominal)].kind == .protocolDeclaration
  }

  /// Whether the type of a member, or one around that, is known to its file alone.
  func isInTypeOfItsFile(_ id: DeclarationID) -> Bool {
    var type = program[id].owner
    while type >= 0 {
      let declaration = program.nominals[Int(type)].declaration
      if declaration >= 0, isOfItsFile(declaration) { return true }
      type = program.nominals[Int(type)].outer
    }
    return false
  }

  /// Whether its file alone can name a declaration: several files of a module may have their own of one name, also on the same type.
  func isOfItsFile(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    if !declaration.flags.isDisjoint(with: [.isPrivate, .isFileprivate]) { return true }
    // What a member says itself counts more than what its extension says.
    if !declaration.flags.isDisjoint(with: [.isPublic, .isPackage]) { return false }
    guard declaration.parent >= 0, program[declaration.parent].kind == .extension else { return false }
    return !program[declaration.parent].flags.isDisjoint(with: [.isPrivate, .isFileprivate])
  }

  /// Whether the extensions of a module count in another: it imports it, directly or by way of others of the program.
  func sees(_ home: Int, from module: Int) -> Bool {
    home == module || visibleModules(of: module)[home]
  }

  /// By module: whether another sees it.
  private func visibleModules(of module: Int) -> [Bool] {
    let count = program.modules.count
    if visibleProjectModules.isEmpty { visibleProjectModules = Array(repeating: [], count: count) }
    if !visibleProjectModules[module].isEmpty { return visibleProjectModules[module] }
    var isVisible = [Bool](repeating: false, count: count)
    var pending = [module]
    while let next = pending.popLast() {
      for name in program.modules[next].imports {
        guard let imported = importedModule(name, by: next), !isVisible[imported] else { continue }
        isVisible[imported] = true
        pending.append(imported)
      }
    }
    visibleProjectModules[module] = isVisible
    return isVisible
  }

  /// The module of the program that an import names: of the same package before those of others.
  func importedModule(_ name: GlobalName, by module: Int) -> Int? {
    let candidates = modulesByName[name] ?? []
    return candidates.first { program.modules[$0].package == program.modules[module].package } ?? candidates.first
  }
}
