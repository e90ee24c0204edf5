import AsyncLintSyntax

extension Explainer {
  /// The type of what a name is a member of, and what that is known from.
  func receiver(of node: NodeID) -> Explanation.Fact? {
    switch file.kind(node) {
    case .memberExpression, .subscriptExpression:
      let base = file.child(0, node)
      if base == 0 {
        let call = analyzer.call(ofCallee: node, in: file)
        let type = analyzer.expectedType(of: call == 0 ? node : call, in: file)
        return Explanation.Fact(text: "\(known(type)), the type that is expected here", place: nil)
      }
      let origin = origin(of: base)
      return Explanation.Fact(
        text: "\(known(analyzer.typeOf(base, in: file))), \(origin.text)", place: origin.place)
    case .identifierExpression:
      guard let candidate = analyzer.resolve(node, in: file).candidates.first, !candidate.base.isUnknown else {
        return nil
      }
      if case .type = candidate.target { return nil }
      if case .metatype = candidate.base, analyzer.call(ofCallee: node, in: file) != 0, isInitializer(candidate) {
        return nil
      }
      return Explanation.Fact(text: "\(known(candidate.base)), the type around it", place: nil)
    default: return nil
    }
  }

  private func isInitializer(_ candidate: Resolution.Candidate) -> Bool {
    switch candidate.target {
    case .declaration(let id): analyzer.program[id].kind == .initializer
    case .symbol(let index): analyzer.external.catalogue.symbols[index].kind == .initializer
    case .implicitInitializer, .type, .knownMember: true
    case .local: false
    }
  }

  private func known(_ type: SwiftType) -> String {
    type.isUnknown ? "of unknown type" : "\"\(analyzer.description(of: type))\""
  }

  /// What the type of an expression comes from.
  private func origin(of expression: NodeID) -> Explanation.Fact {
    let node = bare(expression)
    switch file.kind(node) {
    case .identifierExpression, .memberExpression:
      if file.name(node) == analyzer.known.`self` {
        return Explanation.Fact(text: "\"self\" of the type around it", place: nil)
      }
      let name = "\"\(analyzer.text(file.name(node)))\""
      guard let candidate = analyzer.resolve(node, in: file).candidates.first else {
        return Explanation.Fact(text: "no declaration of \(name) is known", place: nil)
      }
      return described(candidate, name)
    case .callExpression:
      let callee = analyzer.calleeName(of: node, in: file)
      let name = "\"\(analyzer.text(file.name(callee)))\""
      guard let candidate = analyzer.resolve(callee, in: file).candidates.first else {
        return Explanation.Fact(text: "the result of \(name), of which no declaration is known", place: nil)
      }
      let function = described(candidate, name)
      return Explanation.Fact(text: "made by a call: \(function.text)", place: function.place)
    case .stringLiteral, .integerLiteral, .floatLiteral, .booleanLiteral, .arrayLiteral, .dictionaryLiteral:
      return Explanation.Fact(text: "a literal", place: nil)
    default: return Explanation.Fact(text: "an expression", place: nil)
    }
  }

  private func bare(_ expression: NodeID) -> NodeID {
    var node = expression
    while true {
      switch file.kind(node) {
      case .parenthesizedExpression, .optionalChainExpression, .forceUnwrapExpression, .tryExpression,
        .awaitExpression:
        node = file.child(0, node)
      default: return node
      }
    }
  }

  private func described(_ candidate: Resolution.Candidate, _ name: String) -> Explanation.Fact {
    switch candidate.target {
    case .declaration(let id):
      let declaration = analyzer.program[id]
      return Explanation.Fact(
        text: "\(declaration.kind == .variable ? "variable" : "declaration") \(name)",
        place: location(declaration.node, in: analyzer.file(of: id)))
    case .local(let node):
      let kind =
        switch file.kind(node) {
        case .parameter: "parameter"
        case .capture: "captured"
        case .functionDeclaration: "local function"
        default: "local variable"
        }
      return Explanation.Fact(text: "\(kind) \(name)", place: location(node, in: file))
    case .symbol(let index):
      let symbol = analyzer.external.catalogue.symbols[index]
      return Explanation.Fact(text: "\"\(symbol.displayName)\" of the catalogue", place: nil)
    case .knownMember: return Explanation.Fact(text: "known-types.md knows \(name)", place: nil)
    case .implicitInitializer(let nominal):
      let declaration = analyzer.program.nominals[Int(nominal)].declaration
      let file = analyzer.file(of: declaration)
      return Explanation.Fact(
        text: "the initializer of \"\(analyzer.typePath(nominal))\" that the compiler writes",
        place: location(analyzer.program[declaration].node, in: file))
    case .type: return Explanation.Fact(text: "the type \(name) itself", place: nil)
    }
  }
}
