import AsyncLintSyntax

/// Static and global variables that could be set, and are not: `var files: FileSystem { get { local } set { local = newValue } }`, which
/// nobody gives a value.
extension Analyzer {
  /// A setter is called by way of its property, whose name may be a common one; it is looked for once.
  private static let mostPartsSetting = 1024

  /// Whether a place is in a setter of a static or global property that nothing in the program sets. Nobody outside must be able to do so,
  /// unless it is deprecated. What changes a value in place runs observers, and what reads a wrapper's attribute its setters.
  func isInUnusedSetter(_ node: NodeID, in file: ProgramFile) -> Bool {
    let accessor = Place(file: file.index, node: enclosingFunction(of: node, in: file))
    guard file.kind(accessor.node) == .accessor, text(file.name(accessor.node)) == "set" else { return false }
    if let answer = unusedSetters[accessor] { return answer }
    let answer = isUnused(setter: accessor.node, in: file)
    unusedSetters[accessor] = answer
    return answer
  }

  private func isUnused(setter: NodeID, in file: ProgramFile) -> Bool {
    let binding = file.parent(file.parent(setter))
    guard file.kind(binding) == .patternBinding, let id = file.declarationOfNode[file.child(0, binding)],
      program[id].flags.contains(.isStatic) || program[id].parent < 0,
      // Whoever reads an attribute may set what it is on.
      file.child(0, file.parent(binding)) == 0, !isRequirement(id), !program[id].flags.contains(.isOverride)
    else { return false }
    let isDeprecated = file.children(file.child(0, setter)).contains { file.flags($0).contains(.isDeprecated) }
    // What an extension says of access counts for its members.
    let isOpen = program[id].parent >= 0 || !program[id].flags.isDisjoint(with: [.isPublic, .isPackage])
    if isOpen, !isDeprecated { return false }
    // What other setters set counts as set, used or not: they may lead to each other, by the thousand.
    return isNeverSet(id, byInitializers: false, inPartsAtMost: Self.mostPartsSetting, believesSetters: true)
  }

  /// A static or global variable that is not public.
  func isSharedInside(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    // What an extension says of access counts for its members.
    let isInside =
      declaration.parent < 0
      || declaration.flags.contains(.isStatic) && program[declaration.parent].kind == .type
    return isInside && declaration.flags.isDisjoint(with: [.isPublic, .isPackage])
  }
}
