import AsyncLintSyntax

/// What a call needs to know of a function, initializer, subscript or enum case.
struct Signature {
  struct Parameter {
    /// `_` is 0: no label.
    var label: GlobalName
    var node: NodeID
    var typeNode: NodeID
    var hasDefault: Bool
    /// Its default value is more than a literal.
    var runsDefault: Bool
    var flags: NodeFlags
    /// Written as a function type, an optional one, or through an alias.
    var functionType: SwiftType.FunctionType?

    var isVariadic: Bool { flags.contains(.isVariadic) }
  }

  var parameters: [Parameter]
  var isAsync: Bool
  var resultNode: NodeID
}

extension Analyzer {
  /// The signature of a declaration's node: function, initializer, subscript, enum case element, macro.
  func signature(_ node: NodeID, in file: ProgramFile) -> Signature {
    let place = Place(file: file.index, node: node)
    if let answer = signatures[place] { return answer }
    let isCase = file.kind(node) == .enumCaseElement
    let clause = file.child(isCase ? 0 : 2, node)
    var parameters: [Signature.Parameter] = []
    parameters.reserveCapacity(file.childCount(clause))
    for parameter in file.children(clause) where file.kind(parameter) == .parameter {
      let labelNode = file.child(3, parameter)
      var label = labelNode != 0 ? file.name(labelNode) : file.name(parameter)
      // `subscript(index: Int)` has no label unless two names are written.
      if file.kind(node) == .subscriptDeclaration, labelNode == 0 { label = 0 }
      if label == known.underscore { label = 0 }
      let type = file.child(1, parameter)
      let value = file.child(2, parameter)
      var flags = file.flags(parameter)
      // `repeat each T` takes any number of arguments, too.
      if file.kind(type) == .packExpansionType { flags.insert(.isVariadic) }
      parameters.append(
        Signature.Parameter(
          label: label, node: parameter, typeNode: type, hasDefault: value != 0,
          runsDefault: value != 0 && !isPlainLiteral(value, file), flags: flags,
          functionType: mayBeFunctionType(type, in: file)
            ? resolveType(type, in: file).functionType(optional: external.optional) : nil))
    }
    let answer = Signature(
      parameters: parameters, isAsync: !isCase && file.flags(node).contains(.isAsync),
      resultNode: isCase ? 0 : file.child(3, node))
    signatures[place] = answer
    return answer
  }

  /// Whether a written type may be a function's. Most are names that no alias bears, in brackets or not: what these mean need not be found
  /// out before the labels of a call match.
  private func mayBeFunctionType(_ node: NodeID, in file: ProgramFile) -> Bool {
    var node = node
    while true {
      switch file.kind(node) {
      case .missing, .arrayType, .inlineArrayType, .dictionaryType, .metatypeType: return false
      case .optionalType, .implicitlyUnwrappedType, .someType, .anyType, .packExpansionType, .packElementType:
        node = file.child(0, node)
      case .typeIdentifier:
        let name = file.name(node)
        return name == known.selfType || name == program.nominals[Int(external.optional)].name
          || program.mayBeAlias(name)
      default: return true
      }
    }
  }
}

/// Whether an expression is a literal that nothing else stands in.
func isPlainLiteral(_ node: NodeID, _ file: ProgramFile) -> Bool {
  switch file.kind(node) {
  case .integerLiteral, .floatLiteral, .booleanLiteral, .nilLiteral, .regexLiteral: true
  case .stringLiteral, .arrayLiteral, .dictionaryLiteral: file.childCount(node) == 0
  default: false
  }
}
