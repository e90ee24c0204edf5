import AsyncLintSyntax

/// Which modules a file sees.
extension Analyzer {
  /// Whether a file sees an API of one of these modules.
  func isVisible(_ modules: [GlobalName], in file: ProgramFile) -> Bool {
    if modules.contains(where: { external.alwaysVisible.contains($0) }) { return true }
    let visible = visibleModules(in: file)
    return modules.contains { visible.contains($0) }
  }

  /// Of the module list of that number.
  func isVisible(_ list: Int, in file: ProgramFile) -> Bool {
    if external.moduleLists[list].isAlwaysVisible { return true }
    if file.visibleLists.isEmpty { file.visibleLists = Array(repeating: nil, count: external.moduleLists.count) }
    if let answer = file.visibleLists[list] { return answer }
    let answer = isVisible(external.moduleLists[list].names, in: file)
    file.visibleLists[list] = answer
    return answer
  }

  /// The modules that a file imports, and those that they build on or export again.
  func visibleModules(in file: ProgramFile) -> Set<GlobalName> {
    if let answer = visibleModulesOfFile[file.index] { return answer }
    var imported = importedNames(of: file)
    imported.insert(program.modules[file.module].name)
    // Many files import the same.
    let visible = modulesComingWith[imported] ?? withBases(imported)
    modulesComingWith[imported] = visible
    visibleModulesOfFile[file.index] = visible
    return visible
  }

  /// The same of modules outside that a file imports as a whole: one of the program brings what its own files hand on and no more, even if it
  /// is called like one that is known.
  func modulesHanded(to file: ProgramFile, where counts: (GlobalName) -> Bool) -> Set<GlobalName> {
    withBases(wholeImportedNames(of: file).filter { counts($0) && importedModule($0, by: file.module) == nil })
  }

  private func withBases(_ modules: Set<GlobalName>) -> Set<GlobalName> {
    var all = modules
    var pending = Array(modules)
    while let module = pending.popLast() {
      for base in bases(ofModule: module) where all.insert(base).inserted { pending.append(base) }
    }
    return all
  }

  /// The modules that come with one that is imported.
  func bases(ofModule module: GlobalName) -> [GlobalName] {
    if let answer = basesOfModule[module] { return answer }
    let name = text(module)
    let answer = external.catalogue.moduleBases.filter { matches($0.module, name) }.flatMap(\.bases).map {
      interner.intern($0)
    }
    basesOfModule[module] = answer
    return answer
  }

  private func matches(_ pattern: String, _ name: String) -> Bool {
    pattern.hasSuffix("*") ? name.hasPrefix(pattern.dropLast()) : pattern == name
  }
}
