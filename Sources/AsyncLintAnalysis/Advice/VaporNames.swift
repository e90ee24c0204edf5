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
    return (
      nameOfProperty(ofType: "Request", of: owner).map { text($0) },
      nameOfProperty(ofType: "Application", of: owner).map { text($0) }
    )
  }
}
