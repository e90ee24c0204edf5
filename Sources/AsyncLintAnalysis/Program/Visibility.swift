import AsyncLintSyntax

extension Analyzer {
  /// How near the module of a declaration is to the file that names it.
  enum Nearness: Comparable {
    case own, imported, samePackage, elsewhere
  }

  func nearness(of home: ProgramFile, to file: ProgramFile) -> Nearness {
    if home.module == file.module { return .own }
    let module = program.modules[home.module]
    let own = program.modules[file.module]
    if file.imports.contains(module.name), importedModule(module.name, by: file.module) == home.module {
      return .imported
    }
    return module.package == own.package ? .samePackage : .elsewhere
  }

  /// Whether the extensions of a module count in another: it imports it, directly or by way of others of the program.
  func sees(_ home: Int, from module: Int) -> Bool {
    home == module || visibleModules(of: module).contains(home)
  }

  private func visibleModules(of module: Int) -> Set<Int> {
    if let answer = visibleProjectModules[module] { return answer }
    var visible: Set<Int> = []
    var pending = [module]
    while let next = pending.popLast() {
      for name in program.modules[next].imports {
        if let imported = importedModule(name, by: next), visible.insert(imported).inserted { pending.append(imported) }
      }
    }
    visibleProjectModules[module] = visible
    return visible
  }

  /// The module of the program that an import names: of the same package before those of others.
  private func importedModule(_ name: GlobalName, by module: Int) -> Int? {
    let candidates = modulesByName[name] ?? []
    return candidates.first { program.modules[$0].package == program.modules[module].package } ?? candidates.first
  }
}
