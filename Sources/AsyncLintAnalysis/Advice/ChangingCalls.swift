import AsyncLintSyntax

extension Analyzer {
  /// `buffer.withUnsafeMutableBytes { … }`, and calls of the program's mutating functions.
  func isChangedByItsCall(_ callee: NodeID, in file: ProgramFile) -> Bool {
    guard call(ofCallee: callee, in: file) != 0, saysChange(callee, in: file) else { return false }
    if case .declaration = resolve(callee, in: file).candidates.first?.target { return true }
    if isObjectOfFoundation(file.child(0, callee), in: file) { return false }
    switch resolve(variable(beginning: callee, in: file), in: file).candidates.first?.target {
    case .local(let binding): return isVariable(binding, in: file)
    case .declaration(let id): return program[id].kind == .variable && !program[id].flags.contains(.isLet)
    default: return false
    }
  }

  /// `items` of `items[0].names`, `self.items` of `self.items[0].names`.
  func variable(beginning expression: NodeID, in file: ProgramFile) -> NodeID {
    let first = file.first(ofExpression: expression)
    let member = file.parent(first)
    return isMemberOfSelf(member, in: file) ? member : first
  }

  /// Whether a function changes what it is called on, wherever that is.
  func saysChange(_ callee: NodeID, in file: ProgramFile) -> Bool {
    if case .declaration(let id) = resolve(callee, in: file).candidates.first?.target {
      return program[id].kind == .function && program[id].flags.contains(.isMutating)
    }
    let name = text(file.name(callee))
    func begins(with words: [String]) -> Bool {
      words.contains { word in
        name.hasPrefix(word) && name.dropFirst(word.count).first.map { $0.isUppercase } ?? true
      }
    }
    return begins(with: changingWords) || begins(with: wordsOfBuffer) && isBuffer(file.child(0, callee), in: file)
  }

  /// `context.reset()` of an `NSManagedObjectContext`.
  private func isObjectOfFoundation(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard node != 0, case .nominal(let nominal, _) = typeOf(node, in: file), !program.nominals[Int(nominal)].isProject
    else { return false }
    return text(program.nominals[Int(nominal)].name).hasPrefix("NS")
  }

  private func isBuffer(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard node != 0, case .nominal(let nominal, _) = typeOf(node, in: file) else { return false }
    return text(program.nominals[Int(nominal)].name) == "ByteBuffer"
  }
}

/// How the names of functions begin that change a value: `append`, `removeAll`, but not `appending`.
private let changingWords = [
  "append", "insert", "remove", "replace", "reserve", "form", "pop", "sort", "reverse", "shuffle", "partition", "merge",
  "swap", "subtract", "toggle", "negate", "round", "next", "update", "trim", "combine", "reset", "invert", "shift",
  "delete", "standardize", "resolve", "setValue", "setResourceValues", "setTemporaryResourceValue",
  "addTimeInterval", "withUTF8", "makeContiguousUTF8", "withUnsafeMutable", "withContiguousMutableStorage",
]
/// The same of NIO's buffer, where other types read and write without being changed.
private let wordsOfBuffer = ["read", "write", "set", "move", "clear", "discard"]

extension Analyzer {
  /// A local variable that is `nonisolated(unsafe)`.
  func isUnsafelyShared(_ variable: NodeID, in file: ProgramFile) -> Bool {
    guard case .local(let binding) = resolve(variable, in: file).candidates.first?.target else { return false }
    return file.flags(file.ancestor(of: binding) { $0 == .variableDeclaration }).contains(.isNonisolated)
  }

  /// A member of a structure or enumeration, which no closure that runs elsewhere can set.
  func isOfValue(_ member: DeclarationID) -> Bool {
    let owner = program[member].owner
    return owner >= 0 && [.structDeclaration, .enumDeclaration].contains(program.nominals[Int(owner)].kind)
  }
}
