import AsyncLintSyntax

/// The types of libraries whose sources are there, for the catalogue to speak of these and not of types of its own.
///
/// Made before anything is resolved: extensions are taken by the name that they write.
struct LibraryTypes {
  private var topLevel: [GlobalName: [DeclarationID]] = [:]
  private var nested: [GlobalName: [DeclarationID]] = [:]
  /// Names of modules by package.
  private var modules: [String: Set<GlobalName>] = [:]

  /// Linear in the declarations of libraries; nothing is kept of those of the project itself.
  init(_ program: Program) {
    guard program.files.contains(where: \.isLibrary) else { return }
    for module in program.modules { modules[module.package, default: []].insert(module.name) }
    for (index, declaration) in program.declarations.enumerated() where declaration.kind == .type {
      let id = DeclarationID(index)
      guard program.file(of: id).isLibrary, !declaration.isLocal else { continue }
      if declaration.parent < 0 {
        topLevel[declaration.name, default: []].append(id)
      } else {
        nested[declaration.name, default: []].append(id)
      }
    }
  }

  /// The type of one of these modules, or a public one of a package that has one of them: types move between the modules of a package.
  func type(_ name: GlobalName, _ modules: [GlobalName], _ program: Program) -> NominalID? {
    let candidates = topLevel[name] ?? []
    let found =
      candidates.first { modules.contains(program.modules[program.file(of: $0).module].name) }
      ?? candidates.first {
        let package = program.modules[program.file(of: $0).module].package
        return program[$0].flags.contains(.isPublic) && !(self.modules[package]?.isDisjoint(with: modules) ?? true)
      }
    return found.map { program[$0].nominal }
  }

  /// The type nested in another one, or in an extension of it.
  func type(_ name: GlobalName, in outer: NominalID, _ program: Program) -> NominalID? {
    let owner = program.nominals[Int(outer)]
    guard owner.isProject else { return nil }
    let package = program.modules[program.file(of: owner.declaration).module].package
    let found = (nested[name] ?? []).first {
      let parent = program[program[$0].parent]
      if parent.kind == .type { return parent.nominal == outer }
      let file = program.file(of: program[$0].parent)
      return parent.kind == .extension && parent.name == owner.name
        && program.modules[file.module].package == package
    }
    return found.map { program[$0].nominal }
  }
}
