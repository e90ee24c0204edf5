import AsyncLintSyntax

/// What attributes run: initializers of property wrappers, functions of result builders.
extension Analyzer {
  /// Where the code runs that an attribute stands for.
  enum AttributeCode {
    /// Where its declaration stands, or in the function whose parameter it is on.
    case around
    /// With the initial value of a property.
    case initialValue(NodeID)
    case accessor(NodeID)
  }

  /// Nil if the attribute stands for no code, or for some that runs nobody knows where: macros, attributes of libraries.
  func codeOfAttribute(_ attribute: NodeID, in file: ProgramFile) -> AttributeCode? {
    let declaration = file.parent(file.parent(attribute))
    let type = resolveType(file.child(0, attribute), in: file)
    switch file.kind(declaration) {
    case .variableDeclaration:
      let binding = file.child(1, declaration)
      if isPropertyWrapper(type) { return isMemberOrGlobal(binding, in: file) ? .initialValue(binding) : .around }
      let getter = file.children(file.child(3, binding)).first { file.name($0) == known.get }
      return isResultBuilder(type) ? getter.map { .accessor($0) } : nil
    case .parameter:
      if isPropertyWrapper(type) { return .around }
      // Of a closure that is kept it is not known when it runs.
      let isRunHere =
        file.kind(file.child(1, declaration)) == .functionType && !file.flags(declaration).contains(.isEscaping)
        && !file.flags(file.child(1, declaration)).contains(.isAsync)
      return isRunHere && isResultBuilder(type) ? .around : nil
    case .functionDeclaration: return isResultBuilder(type) ? .around : nil
    default: return nil
    }
  }

  func usesOfAttribute(_ attribute: NodeID, in file: ProgramFile) -> [Use] {
    guard let nominal = resolveType(file.child(0, attribute), in: file).nominalID,
      program.nominals[Int(nominal)].isProject, codeOfAttribute(attribute, in: file) != nil
    else { return [] }
    let groups =
      isPropertyWrapper(.nominal(nominal, []))
      ? [initializers(of: nominal, calledBy: attribute, in: file)] : builderFunctions(of: nominal)
    let place = Place(file: file.index, node: file.child(0, attribute))
    return groups.flatMap { group in
      let units = group.map { bodyUnit($0) }
      return units.map {
        Use(target: .unit($0), isLikely: units.count > 1, place: place, alternatives: units.count > 1 ? units : [])
      }
    }
  }

  /// `@Dependency(\.git.status) var status`: where an attribute wraps what a key path leads to, a function that is held there is held by the
  /// variable with the attribute.
  func usesOfWrapping(_ component: NodeID, in file: ProgramFile) -> [Use] {
    let keyPath = file.parent(component)
    let attribute = file.parent(file.parent(keyPath))
    let declaration = file.parent(file.parent(attribute))
    guard file.kind(attribute) == .attribute, file.kind(declaration) == .variableDeclaration,
      component == file.children(keyPath).last,
      let wrapper = resolveType(file.child(0, attribute), in: file).nominalID,
      external.nestedType(known.`init`, in: wrapper) != nil,
      case .declaration(let id)? = memberOfKeyPath(at: component, in: file)?.target, program[id].kind == .variable,
      variableType(id).functionType(optional: external.optional) != nil
    else { return [] }
    let held = Unit(kind: .stored, place: Place(file: program[id].file, node: program[id].node))
    let holder = Place(file: file.index, node: file.child(0, file.child(1, declaration)))
    return [Use(target: .unit(held), isLikely: true, storedIn: holder)]
  }

  /// Where a local variable or parameter with a property wrapper is used: the wrapper is not named there.
  func usesOfVariable(wrappedBy attribute: NodeID, in file: ProgramFile) -> [NodeID] {
    let declaration = file.parent(file.parent(attribute))
    let variable: NodeID
    switch file.kind(declaration) {
    case .parameter: variable = declaration
    case .variableDeclaration: variable = file.child(0, file.child(1, declaration))
    default: return []
    }
    guard file.declarationOfNode[variable] == nil, propertyWrapper(ofVariable: variable, in: file) != nil else {
      return []
    }
    let name = file.name(variable)
    let function = enclosingFunction(of: declaration, in: file)
    return uses(of: [name, interner.name("$" + text(name)) ?? name], in: function, of: file).filter {
      file.locals(around: $0).lookUp(name, at: file.offset($0))?.node == variable
    }
  }

  /// The initializers that declaring a wrapped variable may call.
  private func initializers(
    of wrapper: NominalID, calledBy attribute: NodeID, in file: ProgramFile
  ) -> [DeclarationID] {
    let declaration = file.parent(file.parent(attribute))
    let hasValue = file.kind(declaration) == .parameter || file.child(2, file.child(1, declaration)) != 0
    let labels = file.children(attribute).dropFirst().map { file.name($0) }
    return program.members(named: known.`init`, of: wrapper).filter {
      let parameters = signature(program[$0].node, in: self.file(of: $0)).parameters
      return (parameters.first?.label == known.wrappedValue) == hasValue
        && labels.allSatisfy { label in parameters.contains { $0.label == label } }
        && parameters.dropFirst(hasValue ? 1 : 0).count(where: { !$0.mayBeLeftOut }) <= labels.count
    }
  }

  // MARK: Result builders

  /// Functions that loops, result builders, `print(_:to:)`, literals, patterns and the operators that they define call without naming them.
  func isCalledUnnamed(_ name: GlobalName) -> Bool {
    isCalledByLoops(name) || name == libraryWords.writeName || name == libraryWords.mainName
      || libraryWords.builderFunctions.contains(name) || libraryWords.definedOperators.contains(name)
      || libraryWords.askers[name] != nil || name == libraryWords.interpolationName || name == libraryWords.matching
  }

  /// Whether a type of the program is marked `@resultBuilder`.
  func isResultBuilder(_ type: SwiftType) -> Bool {
    guard let nominal = type.nominalID, program.nominals[Int(nominal)].isProject else { return false }
    let declaration = program.nominals[Int(nominal)].declaration
    let file = file(of: declaration)
    return file.children(file.child(0, program[declaration].node)).contains {
      file.name($0) == libraryWords.resultBuilderName
    }
  }

  /// The functions that a builder's content runs whatever stands in it, those of one name together.
  private func builderFunctions(of builder: NominalID) -> [[DeclarationID]] {
    libraryWords.builderFunctions.map { name in
      program.members(named: name, of: builder).filter { program[$0].kind == .function }
    }
  }
}
