import AsyncLintSyntax

/// Variables that could be set, and are not: `var files: FileSystem { get { local } set { local = newValue } }`, which nobody gives a value.
extension Analyzer {
  /// A setter is called by way of its property, whose name may be a common one; it is looked for once.
  private static let mostPartsSetting = 1024

  /// Whether a place is in a setter or observer of a property that nothing in the program sets. Nobody outside must be able to do so,
  /// unless it is deprecated.
  func isInUnusedSetter(_ node: NodeID, in file: ProgramFile) -> Bool {
    let accessor = Place(file: file.index, node: enclosingFunction(of: node, in: file))
    guard file.kind(accessor.node) == .accessor, isSetterOrObserver(accessor) else { return false }
    if let answer = unusedSetters[accessor] { return answer }
    // Two setters may lead to each other.
    unusedSetters[accessor] = false
    let answer = isUnused(setter: accessor.node, in: file)
    unusedSetters[accessor] = answer
    return answer
  }

  private func isUnused(setter: NodeID, in file: ProgramFile) -> Bool {
    let binding = file.parent(file.parent(setter))
    guard file.kind(binding) == .patternBinding, let id = file.declarationOfNode[file.child(0, binding)],
      // Whoever reads an attribute may set what it is on.
      file.child(0, file.parent(binding)) == 0, !isRequirement(id), !program[id].flags.contains(.isOverride)
    else { return false }
    let isDeprecated = file.children(file.child(0, setter)).contains { file.flags($0).contains(.isDeprecated) }
    if program[id].flags.contains(.isPublic), !isDeprecated { return false }
    return isNeverSet(id, byInitializers: false, inPartsAtMost: Self.mostPartsSetting)
  }

  /// A static or global variable that is not public.
  func isSharedInside(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    return (declaration.flags.contains(.isStatic) || declaration.parent < 0) && !declaration.flags.contains(.isPublic)
  }
}
