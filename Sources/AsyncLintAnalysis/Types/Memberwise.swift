import AsyncLintSyntax

/// A parameter of the initializer that the compiler writes for a struct.
struct MemberwiseParameter: ParameterShape {
  var label: GlobalName
  var mayBeLeftOut: Bool
  var property: DeclarationID
  var takesFunction: Bool?
  var functionArity: Int?
  /// It takes the content of a result builder, which the initializer runs: `@Builder let content: Content`.
  var isBuilt = false

  var isVariadic: Bool { false }
}

extension Analyzer {
  /// The stored properties of a struct that its memberwise initializer sets, in order.
  func memberwiseParameters(of nominal: NominalID) -> [MemberwiseParameter] {
    storedProperties(of: nominal).compactMap { id in
      let declaration = program[id]
      let file = files[Int(declaration.file)]
      let hasValue = file.child(2, declaration.statement) != 0
      if hasValue, declaration.flags.contains(.isLet) { return nil }
      let isOptional = file.kind(file.child(1, declaration.statement)) == .optionalType
      let function = variableType(id).functionType(optional: external.optional)
      let attributes = file.children(file.child(0, file.parent(declaration.statement))).filter { $0 != 0 }
      let isBuilt = function == nil && attributes.contains { isResultBuilder(resolveType(file.child(0, $0), in: file)) }
      // What a wrapper needs to begin with few of them say: `@Environment(\.dismiss)`, `@Query`. A call that compiles gives it if it has to.
      let mayHaveValue = isOptional || !attributes.isEmpty && !isBuilt
      return MemberwiseParameter(
        label: declaration.name, mayBeLeftOut: hasValue || mayHaveValue && !declaration.flags.contains(.isLet),
        property: id, takesFunction: function == nil && !isBuilt ? nil : true,
        functionArity: isBuilt ? 0 : function?.parameters.count, isBuilt: isBuilt)
    }
  }

  /// What an argument for it is: the closure, where it takes the content of a result builder.
  func type(of parameter: MemberwiseParameter) -> SwiftType {
    let type = variableType(parameter.property)
    return parameter.isBuilt
      ? .function(SwiftType.FunctionType(parameters: [], result: type, isAsync: false, inheritsIsolation: true)) : type
  }

  /// Whether the initializer that the compiler writes for a type comes before one that a protocol's extension adds, or before one that an
  /// extension of the type itself adds and that takes other types. Without a call, or labels that tell, it does: `map(Item.init)`.
  func isHidden(
    _ chosen: Resolution, byInitializerOf type: SwiftType, _ shape: CallShape?, in file: ProgramFile,
    at node: NodeID
  ) -> Bool {
    guard case .nominal(let nominal, _) = type, program.nominals[Int(nominal)].isProject,
      case .declaration(let id)? = chosen.candidates.first?.target, case let owner = program[id].owner, owner >= 0,
      program.nominals[Int(owner)].kind != .classDeclaration
    else { return false }
    let kind = program.nominals[Int(nominal)].kind
    if kind == .protocolDeclaration { return false }
    // What the type itself declares takes the place of all that the compiler writes.
    let own = program.members(named: known.`init`, of: nominal)
    if !own.allSatisfy({ program.isInExtension($0) }) { return false }
    if owner == nominal {
      guard kind == .structDeclaration, let shape, let match = chosen.candidates[0].match else { return false }
      return takesBetter(memberwiseParameters(of: nominal), than: id, match, shape, in: file)
    }
    guard let shape else {
      let labels = file.children(node).filter { file.kind($0) == .label }.map { file.name($0) }
      return labels.isEmpty || labels == memberwiseParameters(of: nominal).map(\.label)
    }
    return (kind == .structDeclaration || shape.arguments.isEmpty)
      && shape.match(memberwiseParameters(of: nominal)) != nil
  }

  /// Whether the arguments of a call fit the stored properties of a structure better than the parameters of an initializer.
  private func takesBetter(
    _ properties: [MemberwiseParameter], than written: DeclarationID, _ match: ArgumentMatch, _ shape: CallShape,
    in file: ProgramFile
  ) -> Bool {
    guard let memberwise = shape.match(properties) else { return false }
    let home = self.file(of: written)
    let parameters = signature(program[written].node, in: home).parameters
    var (isOther, isBetter) = (false, false)
    for (index, argument) in shape.arguments.enumerated() {
      let own = compatibility(
        ofArgument: argument.expression, with: type(of: properties[memberwise.parameters[index]]), in: file)
      if own == .no { return false }
      let other = compatibility(
        ofArgument: argument.expression,
        with: resolveType(parameters[match.parameters[index]].typeNode, in: home), in: file)
      if other == .no { isOther = true }
      if own == .fits, other == .unknown { isBetter = true }
    }
    return isOther || isBetter
  }

  /// The stored instance properties that a type declares itself, in source order; `lazy` ones are none that an initializer sets.
  func storedProperties(of nominal: NominalID) -> [DeclarationID] {
    let declaration = program.nominals[Int(nominal)].declaration
    return declaration >= 0 ? storedProperties(in: declaration) : []
  }

  /// Those of one declaration of a type: each branch of `#if` may have its own.
  func storedProperties(in declaration: DeclarationID) -> [DeclarationID] {
    let file = self.file(of: declaration)
    var found: [DeclarationID] = []
    var pending = Array(file.children(file.child(4, program[declaration].node)).reversed())
    while let item = pending.popLast() {
      switch file.kind(item) {
      case .conditionalBranch: pending.append(contentsOf: file.children(item).reversed())
      case .variableDeclaration:
        guard file.flags(item).isDisjoint(with: [.isStatic, .isLazy]) else { continue }
        for binding in file.children(item).dropFirst() where binding != 0 && isStored(binding, file) {
          found.append(contentsOf: file.bindings(in: file.child(0, binding)).compactMap { file.declarationOfNode[$0] })
        }
      default: continue
      }
    }
    return found
  }

  /// Observers leave a property stored; getters do not.
  func isStored(_ binding: NodeID, _ file: ProgramFile) -> Bool {
    file.children(file.child(3, binding)).allSatisfy {
      file.name($0) == known.willSet || file.name($0) == known.didSet
    }
  }
}
