import AsyncLintSyntax

/// Who can send a request where advice says to send one.
extension AdviceWriter {
  /// The code of the API's line that fits what the file imports, for a client in sight.
  var codeForImports: String {
    let code = withCommand(line.code(importing: importsOfAPI.has) ?? line.general)
    if code.holds("{request}"), aroundAPI.client == nil {
      // Nothing is there to ask for Vapor's client.
      return line.code { $0 != "Vapor" && importsOfAPI.has($0) } ?? line.general
    }
    guard code.holds(Self.sharedClient),
      let client = analyzer.nameOfObject(ofType: "HTTPClient", at: subject.api.node, in: analyzer.file(subject.api))
    else { return code }
    return code.replacing(Self.sharedClient, with: client)
  }

  private static let sharedClient = "HTTPClient.shared"
}

extension Analyzer {
  /// What code at a place calls an object of a library's type that is there: the innermost variable or parameter, else a stored property.
  func nameOfObject(ofType type: String, at node: NodeID, in file: ProgramFile) -> String? {
    let locals = file.locals(around: node)
    let local = localObjects(ofType: type, around: node, in: file).last {
      locals.lookUp($0.name, at: file.offset(node))?.node == $0.node
    }
    if let local { return text(local.name) }
    var isInClosure = false
    var current = file.outward(node)
    while current != 0, !file.kind(current).isBody {
      if file.kind(current) == .closureExpression, fate(of: current, in: file) != .inline { isInClosure = true }
      current = file.outward(current)
    }
    guard current != 0, let declaration = declaration(ofBody: current, in: file),
      case let owner = program[declaration].owner, owner >= 0, !program[declaration].flags.contains(.isStatic),
      let name = nameOfProperty(ofType: type, of: owner)
    else { return nil }
    return isInClosure || locals.declares(name) ? "self.\(text(name))" : text(name)
  }

  /// Variables and parameters in a body whose types the program does not declare, what begins last behind. They are kept: it may have
  /// thousands of them, and of findings, which ask in turn with what they lead to.
  private func localObjects(ofType type: String, around node: NodeID, in file: ProgramFile) -> [LocalBinding] {
    let body = Place(file: file.index, node: file.scopeRoot(of: node))
    if let byType = objectsOfBody[body] { return byType[type] ?? [] }
    var byType: [String: [LocalBinding]] = [:]
    for binding in file.locals(around: node).all
    where [.bindingPattern, .parameter, .capture].contains(file.kind(binding.node)) && text(binding.name) != "_" {
      if let name = libraryName(of: localType(binding.node, in: file)) { byType[name, default: []].append(binding) }
    }
    objectsOfBody[body] = byType
    return byType[type] ?? []
  }

  /// A stored property of a type that the program does not declare.
  func nameOfProperty(ofType type: String, of owner: NominalID) -> GlobalName? {
    storedProperties(of: owner).first { libraryName(of: variableType($0)) == type }.map { program[$0].name }
  }

  /// The name of a type that the program does not declare.
  func libraryName(of type: SwiftType) -> String? {
    type.nominalID.flatMap { program.nominals[Int($0)].isProject ? nil : text(program.nominals[Int($0)].name) }
  }
}

extension NodeKind {
  /// Of a member of a type, or of a function.
  fileprivate var isBody: Bool {
    switch self {
    case .functionDeclaration, .initializerDeclaration, .accessor, .subscriptDeclaration, .deinitializerDeclaration:
      true
    default: false
    }
  }
}
