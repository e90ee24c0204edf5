import AsyncLintSyntax

extension Analyzer {
  /// `options.isSynchronous = true` in each initializer of the type that has the constant `options`, and nowhere else in it.
  func isSetByInitializers(_ part: String, ofPropertyAt node: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(node) == .identifierExpression || file.kind(node) == .memberExpression,
      case .declaration(let property)? = resolve(node, in: file).candidates.first?.target,
      program[property].kind == .variable, program[property].owner >= 0,
      case let home = self.file(of: property), case let binding = program[property].statement,
      home.flags(home.parent(binding)).contains(.isLet)
    else { return false }
    let owner = program[property].owner
    let type = program.nominals[Int(owner)]
    var setting: Set<Place> = []
    for declaration in (type.declaration >= 0 ? [type.declaration] : []) + type.extensions {
      let file = self.file(of: declaration)
      var nodes = file.descendants(of: file.child(4, program[declaration].node), atMost: Self.mostNodesOfFunction)
      while let node = nodes.next() {
        guard file.kind(node) == .sequenceExpression, isPart(part, of: property, file.child(0, node), in: file) else {
          continue
        }
        let function = enclosingFunction(of: node, in: file)
        guard file.kind(function) == .initializerDeclaration, file.childCount(node) == 3,
          file.kind(file.child(1, node)) == .assignmentOperator, isBoolean(file.child(2, node), "true", in: file),
          isAlwaysReached(node, in: file.child(5, function), of: file)
        else { return false }
        setting.insert(Place(file: file.index, node: function))
      }
      if nodes.isCutShort { return false }
    }
    let initializers = program.members(named: known.`init`, of: owner).filter {
      program[$0].kind == .initializer && !delegates($0)
    }
    return !setting.isEmpty
      && initializers.allSatisfy { setting.contains(Place(file: program[$0].file, node: program[$0].node)) }
  }

  /// `options.isSynchronous`, `self.options.isSynchronous`
  private func isPart(_ part: String, of property: DeclarationID, _ node: NodeID, in file: ProgramFile) -> Bool {
    file.kind(node) == .memberExpression && text(file.name(node)) == part
      && isProperty(property, ofSelfAt: file.child(0, node), in: file)
  }
}
