import AsyncLintSyntax

extension Analyzer {
  /// The type that an expression writes as one writes types: `[Job]` before `.self` or the arguments of an initializer, `[String: Job]`,
  /// `(Job, Int)`, `Job?`, `(Job) async -> Void`. Nil if it is a value, or nothing is known of any name in it.
  func typeWritten(by node: NodeID, in file: ProgramFile) -> SwiftType? {
    switch file.kind(node) {
    case .parenthesizedExpression: return typeWritten(by: file.child(0, node), in: file)
    case .optionalChainExpression: return typeWritten(by: file.child(0, node), in: file).map { optional($0) }
    case .arrayLiteral where file.childCount(node) == 1:
      return typeWritten(by: file.child(0, node), in: file).map { .nominal(external.array, [$0]) }
    case .dictionaryLiteral where file.childCount(node) == 2:
      let parts = file.children(node).map { typeWritten(by: $0, in: file) }
      return parts.allSatisfy { $0 == nil } ? nil : .nominal(external.dictionary, parts.map { $0 ?? .unknown })
    case .tupleExpression:
      let parts = file.children(node).map { (label: file.name($0), type: typeWritten(by: file.child(0, $0), in: file)) }
      return parts.allSatisfy { $0.type == nil }
        ? nil : .tuple(parts.map { SwiftType.TupleElement(label: $0.label, type: $0.type ?? .unknown) })
    case .typeExpression, .identifierExpression, .specializationExpression:
      if case .metatype(let type) = typeOf(node, in: file) { return type }
      return nil
    case .memberExpression where file.name(node) != known.`self`:
      if case .metatype(let type) = typeOf(node, in: file) { return type }
      return nil
    case .sequenceExpression: return functionWritten(by: Array(file.children(node))[...], in: file)
    default: return nil
    }
  }

  /// `() async -> Int` in `[() async -> Int]()` reads as operands with an arrow between them.
  private func functionWritten(by parts: ArraySlice<NodeID>, in file: ProgramFile) -> SwiftType? {
    guard parts.count > 2, case let arrow = parts[parts.startIndex + 1], file.kind(arrow) == .arrowOperator else {
      return nil
    }
    let taken = parts[parts.startIndex]
    let given = parts.dropFirst(2)
    let parameters =
      file.kind(taken) == .tupleExpression ? file.children(taken).map { file.child(0, $0) } : [taken]
    let result =
      given.count == 1 ? typeWritten(by: given[given.startIndex], in: file) : functionWritten(by: given, in: file)
    let flags = file.flags(arrow)
    return .function(
      SwiftType.FunctionType(
        parameters: parameters.map { typeWritten(by: $0, in: file) ?? .unknown }, result: result ?? .unknown,
        isAsync: flags.contains(.isAsync), isThrowing: flags.contains(.isThrowing), inheritsIsolation: true))
  }
}
