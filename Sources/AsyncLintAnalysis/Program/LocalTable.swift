import AsyncLintSyntax

/// A name that a body declares, and the bytes of the file in which it is visible.
struct LocalBinding {
  var name: GlobalName
  /// A `bindingPattern`, `parameter`, `capture`, or the declaration of a local function or type.
  var node: NodeID
  var from: UInt32
  var until: UInt32
}

/// The local names of one body, nested closures and functions included: what `name` means at an offset is the binding whose
/// visible bytes hold the offset and start last.
struct LocalTable {
  /// Sorted by name; those of one name in the order in which they were found.
  private var bindings: [LocalBinding] = []

  /// The innermost binding of `name` visible at `offset`; `before` hides those that start later.
  func lookUp(_ name: GlobalName, at offset: UInt32) -> LocalBinding? {
    var best: LocalBinding?
    for index in bindings.partitioningIndex(where: { bindings[$0].name >= name })..<bindings.count {
      let binding = bindings[index]
      if binding.name != name { break }
      guard binding.from <= offset, offset < binding.until else { continue }
      if best.map({ $0.from <= binding.from }) ?? true { best = binding }
    }
    return best
  }

  /// What begins last behind.
  var all: [LocalBinding] { bindings.sorted { $0.from < $1.from } }

  /// Whether anything in the body bears the name.
  func declares(_ name: GlobalName) -> Bool {
    let index = bindings.partitioningIndex { bindings[$0].name >= name }
    return index < bindings.count && bindings[index].name == name
  }

  /// All local functions of that name visible at `offset`, innermost scope last.
  func functions(_ name: GlobalName, at offset: UInt32, in file: ProgramFile) -> [NodeID] {
    let first = bindings.partitioningIndex { bindings[$0].name >= name }
    return bindings[first...].prefix { $0.name == name }.filter {
      $0.from <= offset && offset < $0.until && file.kind($0.node) == .functionDeclaration
    }
    .sorted { $0.from < $1.from }.map(\.node)
  }

  /// Collects the names below `root`, without recursion. Linear in its nodes.
  init(root: NodeID, in file: ProgramFile) {
    var pending: [(node: NodeID, scopeStart: UInt32, scopeEnd: UInt32)] = []
    // As many as nearly all tables need: to grow four times took a twentieth of what a table takes.
    pending.reserveCapacity(16)
    pending.append((root, file.offset(root), file.end(root)))
    while let (node, scopeStart, scopeEnd) = pending.popLast() {
      guard node != 0 else { continue }
      var childStart = scopeStart
      var childEnd = scopeEnd
      let entry = file.node(node)
      switch entry.kind {
      case .block:
        if let body = file.unreadBody(ofBlock: node) {
          addNames(inUnreadBody: body, of: file)
          continue
        }
        childStart = entry.offset
        childEnd = entry.end
      case .ifExpression, .whileStatement:
        let conditions = file.child(0, node)
        let block = file.child(1, node)
        pending.append((conditions, scopeStart, file.end(block)))
        pending.append((block, scopeStart, scopeEnd))
        pending.append((file.child(2, node), scopeStart, scopeEnd))
        continue
      case .switchCase, .catchClause:
        childEnd = entry.end
      case .closureExpression:
        addNames(of: node, entry.kind, scopeEnd: scopeEnd, in: file)
        childStart = entry.offset
        childEnd = entry.end
      case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration, .subscriptDeclaration:
        if node != root, entry.kind == .functionDeclaration { add(node, from: scopeStart, until: scopeEnd, in: file) }
        childStart = entry.offset
        childEnd = entry.end
        let parameters = file.child(2, node)
        declareParameters(parameters, from: file.end(parameters), until: entry.end, in: file)
      case .accessor:
        childEnd = entry.end
        let parameter = file.child(1, node)
        if parameter != 0 { add(parameter, from: file.end(parameter), until: entry.end, in: file) }
      case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
        .typealiasDeclaration:
        if node != root { add(node, from: scopeStart, until: scopeEnd, in: file) }
        continue
      case .extensionDeclaration:
        continue
      default: addNames(of: node, entry.kind, scopeEnd: scopeEnd, in: file)
      }
      // Whatever declares a name has children.
      for child in file.children(node).reversed() where child != 0 && file.childCount(child) > 0 {
        pending.append((child, childStart, childEnd))
      }
    }
    bindings.sort { $0.name < $1.name }
  }

  /// In such a body stand neither functions nor types: to go node by node as they lie in memory, and outwards from the few that declare a
  /// name, saves two fifths of the instructions that all tables took.
  private mutating func addNames(inUnreadBody body: Int, of file: ProgramFile) {
    file.visitNodes(inPart: body + 1) { kind, _, node in
      switch kind {
      case .variableDeclaration, .optionalBinding, .patternCondition, .caseItem, .forStatement, .closureExpression:
        addNames(of: node, kind, scopeEnd: Self.endOfScope(around: node, in: file), in: file)
      default: break
      }
    }
  }

  private static func endOfScope(around node: NodeID, in file: ProgramFile) -> UInt32 {
    var child = node
    while true {
      let current = file.outward(child)
      switch file.kind(current) {
      case .block, .switchCase, .catchClause, .closureExpression, .missing: return file.end(current)
      case .ifExpression, .whileStatement:
        if file.child(0, current) == child { return file.end(file.child(1, current)) }
      default: break
      }
      child = current
    }
  }

  /// The names that a statement, condition, pattern or closure declares.
  private mutating func addNames(of node: NodeID, _ kind: NodeKind, scopeEnd: UInt32, in file: ProgramFile) {
    switch kind {
    case .variableDeclaration:
      for binding in file.children(node).dropFirst() where binding != 0 {
        declare(file.child(0, binding), from: file.end(binding), until: scopeEnd, in: file)
      }
    case .optionalBinding, .patternCondition:
      // The visible bytes end with the statement's branch; `guard` shows its names to the rest of the block.
      declare(file.child(0, node), from: file.end(node), until: scopeEnd, in: file)
    case .forStatement:
      let body = file.child(4, node)
      declare(file.child(0, node), from: file.end(file.child(2, node)), until: file.end(body), in: file)
    case .caseItem:
      declare(file.child(0, node), from: file.end(file.child(0, node)), until: scopeEnd, in: file)
    case .closureExpression:
      declareParameters(file.child(2, node), from: file.offset(node), until: file.end(node), in: file)
      for parameter in file.children(file.child(2, node)) where parameter != 0 {
        guard let wrapped = file.nameOfWrappedValue(parameter) else { continue }
        bindings.append(
          LocalBinding(name: wrapped, node: parameter, from: file.offset(node), until: file.end(node)))
      }
      for capture in file.children(file.child(1, node)) where capture != 0 {
        add(capture, from: file.end(file.child(1, node)), until: file.end(node), in: file)
      }
    default: break
    }
  }

  private mutating func declare(_ pattern: NodeID, from: UInt32, until: UInt32, in file: ProgramFile) {
    file.visitBindings(in: pattern) { add($0, from: from, until: until, in: file) }
  }

  private mutating func declareParameters(_ clause: NodeID, from: UInt32, until: UInt32, in file: ProgramFile) {
    guard clause != 0 else { return }
    for parameter in file.children(clause) where parameter != 0 { add(parameter, from: from, until: until, in: file) }
  }

  private mutating func add(_ node: NodeID, from: UInt32, until: UInt32, in file: ProgramFile) {
    let name = file.name(node)
    bindings.append(LocalBinding(name: name, node: node, from: from, until: until))
  }
}

extension ProgramFile {
  /// The local names around a node: of the member, global or top-level statement that it stands in.
  func locals(around node: NodeID) -> LocalTable {
    let root = scopeRoot(of: node)
    if let table = localTables[root] { return table }
    let table = LocalTable(root: root, in: self)
    localTables[root] = table
    return table
  }

  /// The braces of a type or extension, or a branch of `#if` among its members or at the top level.
  func isMemberBlock(_ node: NodeID) -> Bool {
    var node = node
    while kind(node) == .conditionalBranch { node = parent(node) }
    guard kind(node) == .block else { return kind(node) == .sourceFile }
    switch kind(parent(node)) {
    case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
      .extensionDeclaration:
      return true
    default: return false
    }
  }
}
