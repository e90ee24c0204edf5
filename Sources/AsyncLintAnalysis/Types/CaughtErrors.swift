import AsyncLintSyntax

/// The type of what a `catch` gets: the one that typed throws leave, else any error.
extension Analyzer {
  /// What is caught of a longer statement is not known.
  private static let mostNodesOfStatement = 400

  /// `error` in a clause without a pattern.
  func caughtError(at node: NodeID, in file: ProgramFile) -> SwiftType {
    let clause = file.ancestor(of: node) { $0 == .catchClause }
    return file.childCount(clause) == 1 ? typeOrAnyError(by: clause, in: file) : .unknown
  }

  func typeOrAnyError(by clause: NodeID, in file: ProgramFile) -> SwiftType {
    let type = caughtType(by: clause, in: file)
    guard type.isUnknown, let error = external.types[known.errorProtocol]?.first else { return type }
    return .nominal(error, [])
  }

  private func caughtType(by clause: NodeID, in file: ProgramFile) -> SwiftType {
    let statement = file.parent(clause)
    guard file.kind(statement) == .doStatement, case let block = file.child(0, statement) else { return .unknown }
    if file.flags(statement).contains(.hasErrorType) {
      return thrownType(writtenBetween: file.offset(statement), file.offset(block), from: statement, in: file)
    }
    return thrownType(within: file.descendants(of: block, atMost: Self.mostNodesOfStatement), in: file)
  }

  /// What the only errors of an expression are called, as far as they are of a type of the program.
  func nameOfError(thrownBy moved: MovedExpression, in file: ProgramFile) -> String? {
    let parts = file.descendants(of: moved.parts(in: file), atMost: Self.mostNodesOfStatement)
    guard case .nominal(let nominal, let arguments) = thrownType(within: parts, in: file), arguments.isEmpty,
      program.nominals[Int(nominal)].isProject
    else { return nil }
    return typePath(nominal)
  }

  private func thrownType(within nodes: Descendants, in file: ProgramFile) -> SwiftType {
    var found: SwiftType?
    var nodes = nodes
    while let node = nodes.next() {
      switch file.kind(node) {
      case .closureExpression, .functionDeclaration: nodes.skipChildren()
      case .tryExpression where !file.flags(node).isDisjoint(with: [.isOptional, .isForced]): nodes.skipChildren()
      case .tryExpression:
        var tried = file.child(0, node)
        while [.awaitExpression, .parenthesizedExpression].contains(file.kind(tried)) { tried = file.child(0, tried) }
        if file.kind(tried) != .callExpression { return .unknown }
      case .forStatement where file.flags(node).contains(.isTry): return .unknown
      case .memberExpression, .subscriptExpression, .identifierExpression:
        if case .declaration(let id)? = resolve(node, in: file).candidates.first?.target,
          program[id].kind == .variable || program[id].kind == .subscripting, hasThrowingGetter(id)
        {
          return .unknown
        }
      // What a statement within catches is not thrown any more; what is thrown by `throw` is any error.
      case .doStatement, .throwStatement: return .unknown
      case .callExpression:
        guard let thrown = thrownType(byCall: node, in: file) else { break }
        if thrown.isUnknown || found.map({ $0 != thrown }) ?? false { return .unknown }
        found = thrown
      default: break
      }
    }
    return nodes.isCutShort ? .unknown : found ?? .unknown
  }

  /// nil: it throws nothing; unknown: anything, as far as anybody knows.
  private func thrownType(byCall call: NodeID, in file: ProgramFile) -> SwiftType? {
    let isTried = file.kind(file.ancestor(of: call) { $0 == .tryExpression || $0 == .block }) == .tryExpression
    switch resolve(calleeName(of: call, in: file), in: file).candidates.first?.target {
    case .declaration(let id) where program[id].kind == .function || program[id].kind == .initializer:
      let home = self.file(of: id)
      let node = program[id].node
      guard home.flags(node).contains(.isThrowing) else { return nil }
      guard home.flags(node).contains(.hasErrorType), case let parameters = home.child(2, node), parameters != 0 else {
        return .unknown
      }
      let ends = [home.child(3, node), home.child(5, node)].filter { $0 != 0 }.map { home.offset($0) }
      return thrownType(
        writtenBetween: home.end(parameters), ends.min() ?? home.end(node), from: node, in: home)
    case .implicitInitializer: return nil
    default: return isTried ? .unknown : nil
    }
  }

  /// `throws(LoadError)`, of which the facts of a file keep no more than that it is there.
  private func thrownType(
    writtenBetween start: UInt32, _ end: UInt32, from node: NodeID, in file: ProgramFile
  ) -> SwiftType {
    let bytes = file.bytes(in: ByteRange(start: start, end: end))
    guard let open = String(decoding: bytes, as: UTF8.self).firstRange(of: "throws(")?.upperBound else {
      return .unknown
    }
    let written = String(decoding: bytes, as: UTF8.self)[open...].prefix { $0 != ")" }
    guard let last = written.split(separator: ".").last, let name = interner.name(String(last)) else {
      return .unknown
    }
    return typeNamed(name, from: node, in: file)
  }
}
