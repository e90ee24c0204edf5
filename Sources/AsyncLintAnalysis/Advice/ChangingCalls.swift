import AsyncLintSyntax

extension Analyzer {
  /// `buffer.withUnsafeMutableBytes { … }`, and calls of the program's mutating functions.
  func isChangedByItsCall(_ callee: NodeID, in file: ProgramFile) -> Bool {
    guard call(ofCallee: callee, in: file) != 0 else { return false }
    if case .declaration(let id) = resolve(callee, in: file).candidates.first?.target {
      return program[id].kind == .function && program[id].flags.contains(.isMutating)
    }
    let name = text(file.name(callee))
    let isChanging = changingWords.contains { word in
      name.hasPrefix(word) && name.dropFirst(word.count).first.map { $0.isUppercase } ?? true
    }
    guard isChanging else { return false }
    switch resolve(file.first(ofExpression: callee), in: file).candidates.first?.target {
    case .local(let binding): return isVariable(binding, in: file)
    case .declaration(let id): return program[id].kind == .variable && !program[id].flags.contains(.isLet)
    default: return false
    }
  }
}

/// How the names of functions begin that change a value: `append`, `removeAll`, but not `appending`.
private let changingWords = [
  "append", "insert", "remove", "replace", "form", "pop", "sort", "reverse", "shuffle", "merge", "swap", "subtract",
  "toggle", "negate", "next", "update", "withUnsafeMutable",
]
