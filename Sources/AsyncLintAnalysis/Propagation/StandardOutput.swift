import AsyncLintSyntax

/// The names under which standard output and standard error are known.
struct StandardOutputWords {
  /// Globals of the C library: streams and descriptors.
  let globals: Set<GlobalName>
  /// Static members of types.
  let members: Set<GlobalName>
  /// Types and functions that make a handle or descriptor of another.
  let forms: Set<GlobalName>
  /// Another form of the same: a handle's descriptor, a stream's number.
  let views: Set<GlobalName>

  init(_ interner: Interner) {
    func names(_ words: String...) -> Set<GlobalName> { Set(words.map { interner.intern($0) }) }
    globals = names("stdout", "stderr", "STDOUT_FILENO", "STDERR_FILENO")
    members = names("standardOutput", "standardError", "nullDevice")
    forms = names("FileHandle", "FileDescriptor", "fileno")
    views = names("fileDescriptor", "rawValue")
  }
}

extension Analyzer {
  /// The most expressions that are looked at for one answer.
  private static let mostExpressions = 64

  /// `stderr`, `STDOUT_FILENO`, `2`, `FileHandle.standardError`, `.standardOutput`, directly, by way of a constant or as a
  /// parameter's default: text for whoever started the program, which blocks as much as `print` does. The null device takes
  /// everything at once.
  func isStandardOutput(_ root: NodeID, in file: ProgramFile) -> Bool {
    var pending = [(node: root, file: file)]
    for _ in 0..<Self.mostExpressions {
      guard let (expression, file) = pending.popLast() else { return true }
      let node = file.unparenthesized(expression)
      switch file.kind(node) {
      case .forceUnwrapExpression, .optionalChainExpression, .inoutExpression, .tryExpression, .keywordExpression:
        pending.append((file.child(0, node), file))
      case .integerLiteral where !file.flags(node).isDisjoint(with: [.isOne, .isTwo]): break
      case .sequenceExpression:
        // `isError ? stderr : stdout`
        let parts = file.children(node).suffix(2)
        guard let choice = parts.first, let last = parts.last, file.kind(choice) == .ternaryOperator else {
          return false
        }
        pending += [(file.child(0, choice), file), (last, file)]
      case .callExpression:
        // `fileno(stderr)`, `FileHandle(fileDescriptor: STDERR_FILENO)`
        let name = file.name(calleeName(of: node, in: file))
        guard standardOutput.forms.contains(name), file.childCount(node) > 1 else { return false }
        pending.append((file.child(0, file.child(1, node)), file))
      case .identifierExpression, .memberExpression:
        let base = file.kind(node) == .memberExpression ? file.child(0, node) : 0
        if let value = constantValue(of: node, in: file) ?? defaultValue(of: node, in: file) {
          pending.append(value)
        } else if base != 0, standardOutput.views.contains(file.name(node)) {
          pending.append((base, file))
        } else if !isNamedStandardOutput(node, of: base, in: file) {
          return false
        }
      default: return false
      }
    }
    return false
  }

  private func isNamedStandardOutput(_ node: NodeID, of base: NodeID, in file: ProgramFile) -> Bool {
    let name = file.name(node)
    if base == 0, file.kind(node) == .memberExpression { return standardOutput.members.contains(name) }
    if base != 0, standardOutput.forms.contains(file.name(base)) { return standardOutput.members.contains(name) }
    switch resolve(node, in: file).candidates.first?.target {
    case .local, .declaration: return false
    default: break
    }
    if base == 0 { return standardOutput.globals.contains(name) }
    // `Glibc.stderr`: the base is no value.
    return standardOutput.globals.contains(name) && resolve(base, in: file).candidates.isEmpty
  }

  /// `= stderr` of the parameter that a name stands for.
  private func defaultValue(of node: NodeID, in file: ProgramFile) -> (node: NodeID, file: ProgramFile)? {
    guard case .local(let local)? = resolve(node, in: file).candidates.first?.target, file.kind(local) == .parameter,
      file.child(2, local) != 0
    else { return nil }
    return (file.child(2, local), file)
  }
}
