import AsyncLintSyntax

extension Analyzer {
  /// Whether a member is one of `base`: nothing that the `where` clause of the extension around it asks for contradicts what is known.
  func holds(constraintsAround id: DeclarationID, for base: SwiftType, in file: ProgramFile) -> Bool {
    let parent = program[id].parent
    guard parent >= 0, program[parent].kind == .extension else { return true }
    let node = program[parent].node
    let home = program.file(of: parent)
    var instance = base
    if case .metatype(let type) = base { instance = type }
    guard case .nominal(let nominal, let arguments) = instance else { return true }
    let extended = program[parent].nominal
    // `extension Box<File>`, `extension [File]`
    if case .nominal(_, let written) = resolveType(home.child(5, node), in: home), !written.isEmpty {
      if nominal == extended {
        for (given, wanted) in zip(arguments, written) where compatibility(of: given, with: wanted) == .no {
          return false
        }
      } else if written.count == 1, compatibility(of: elementType(of: instance, in: file), with: written[0]) == .no {
        return false
      }
    }
    guard home.child(3, node) != 0 else { return true }
    let parameters = nominal == extended ? genericParameterNames(of: nominal) : []
    for requirement in home.children(home.child(3, node)) where requirement != 0 {
      let subject = home.child(0, requirement)
      guard home.kind(subject) == .typeIdentifier else { continue }
      let name = home.name(subject)
      let given: SwiftType
      if name == known.selfType {
        // `.plain` where a protocol is asked for: the member says which type it is.
        given = isConcrete(nominal) ? instance : .unknown
      } else if let index = parameters.firstIndex(of: name) {
        given = arguments.indices.contains(index) ? arguments[index] : .unknown
      } else {
        given = name == known.element ? elementType(of: instance, in: file) : nestedType(name, in: instance)
      }
      if compatibility(of: given, with: resolveType(home.child(1, requirement), in: home)) == .no { return false }
    }
    return true
  }

  /// Known to be no protocol.
  private func isConcrete(_ nominal: NominalID) -> Bool {
    switch program.nominals[Int(nominal)].kind {
    case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration: true
    default: false
    }
  }
}
