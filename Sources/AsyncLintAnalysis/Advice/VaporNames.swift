import AsyncLintSyntax

extension Analyzer {
  /// What a member can say of Vapor's request and application by its type: `self` in an extension of one of them, else the name of a
  /// stored property.
  func namesOfVapor(heldAround member: NodeID, in file: ProgramFile) -> (request: String?, application: String?) {
    guard imports(of: file).usesVapor, let declaration = declaration(ofBody: member, in: file),
      case let owner = program[declaration].owner, owner >= 0, !program[declaration].flags.contains(.isStatic)
    else { return (nil, nil) }
    switch libraryName(of: selfType(of: owner)) {
    case "Request": return ("self", nil)
    case "Application": return (nil, "self")
    default: break
    }
    let properties = storedProperties(of: owner)
    func holder(of type: String) -> String? {
      properties.first { libraryName(of: variableType($0)) == type }.map { text(program[$0].name) }
    }
    return (holder(of: "Request"), holder(of: "Application"))
  }

  /// The name of a type that the program does not declare.
  private func libraryName(of type: SwiftType) -> String? {
    type.nominalID.flatMap { program.nominals[Int($0)].isProject ? nil : text(program.nominals[Int($0)].name) }
  }
}
