/// The contexts, calls or declarations of a file as JSON lines.
///
/// Walks with a stack of its own: chains of calls make trees as deep as they are long.
struct StructureDump {
  struct Record {
    var position: UInt32
    var line: [UInt8]
  }

  private struct Visit {
    var node: NodeID
    /// Start of the innermost body; -1 outside of all.
    var context: Int
    /// What the accessors below belong to.
    var owner = ""
    var isAttribute = false
    /// The member is called: the call has its record.
    var isCallee = false
  }

  private(set) var records: [Record] = []
  private let what: DebugRecordKind
  private let facts: FileFacts
  private let canonical: CanonicalText
  private var stack: [Visit] = []

  init(bytes: [UInt8], what: DebugRecordKind) {
    self.what = what
    var parser = Parser()
    parser.readsDeadBranches = true
    facts = bytes.withUnsafeBufferPointer { parser.parse(SourceBytes($0)) }
    // Anew, because the parser cuts operators.
    bytes.withUnsafeBufferPointer { parser.lexer.lex(SourceBytes($0)) }
    canonical = CanonicalText(bytes: bytes, tokens: parser.lexer.tokens.array())
  }

  mutating func run() {
    stack.append(Visit(node: facts.root, context: -1))
    while let visit = stack.popLast() {
      if visit.node != FileFacts.missing { enter(visit) }
    }
  }

  private mutating func enter(_ visit: Visit) {
    let node = facts.nodes[Int(visit.node)]
    switch node.kind {
    case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration, .macroDeclaration:
      enterFunction(visit, node)
    case .subscriptDeclaration:
      let name = functionName(visit.node)
      if what == .decls {
        declare("subscript", name, node.offset)
        describeParameters(facts.child(2, of: visit.node))
      }
      var inner = visit
      inner.owner = name
      pushChildren(inner)
    case .patternBinding:
      var inner = visit
      inner.owner = boundNames(facts.child(0, of: visit.node)).first.map { facts.names.text(of: $0.name) } ?? "_"
      pushChildren(inner)
    case .accessor: enterAccessor(visit, node)
    case .closureExpression: enterClosure(visit, node)
    case .callExpression, .subscriptExpression, .macroExpansionExpression, .memberExpression: enterCall(visit, node)
    case .attributeList:
      var inner = visit
      inner.isAttribute = true
      pushChildren(inner)
    case .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration, .protocolDeclaration,
      .extensionDeclaration:
      if what == .decls { describeDeclaration(visit, node) }
      pushChildren(visit)
      // The initial values of members belong to no body, also when the type stands in one.
      setContext(of: facts.child(4, of: visit.node), -1)
    default:
      if what == .decls { describeDeclaration(visit, node) }
      pushChildren(visit)
    }
  }

  private mutating func pushChildren(_ visit: Visit, from first: Int = 0) {
    var inner = visit
    inner.isCallee = false
    for index in stride(from: facts.childCount(of: visit.node) - 1, through: first, by: -1) {
      inner.node = facts.child(index, of: visit.node)
      stack.append(inner)
    }
  }

  // MARK: Contexts

  private mutating func enterFunction(_ visit: Visit, _ node: Node) {
    let name = functionName(visit.node)
    let (kind, contextKind): (StaticString, StaticString) =
      switch node.kind {
      case .functionDeclaration: ("func", "func")
      case .initializerDeclaration: ("init", "init")
      case .deinitializerDeclaration: ("deinit", "deinit")
      default: ("macro", "func")
      }
    if what == .decls {
      declare(kind, name, node.offset)
      describeParameters(facts.child(2, of: visit.node))
    }
    pushChildren(visit)
    let body = facts.child(5, of: visit.node)
    guard node.kind != .macroDeclaration, body != FileFacts.missing else { return }
    let block = facts.nodes[Int(body)]
    if what == .contexts { context(contextKind, name, block, isAsync: node.flags.contains(.isAsync)) }
    setContext(of: body, Int(block.offset))
  }

  /// Of a child pushed last.
  private mutating func setContext(of body: NodeID, _ context: Int) {
    guard let index = stack.lastIndex(where: { $0.node == body }) else { return }
    stack[index].context = context
  }

  private mutating func enterAccessor(_ visit: Visit, _ node: Node) {
    var inner = visit
    inner.owner = ""
    pushChildren(inner)
    let body = facts.child(2, of: visit.node)
    guard body != FileFacts.missing else { return }
    let block = facts.nodes[Int(body)]
    if what == .contexts {
      let name = "\(visit.owner).\(facts.names.text(of: node.name))"
      context("accessor", name, block, isAsync: node.flags.contains(.isAsync))
    }
    setContext(of: body, Int(block.offset))
  }

  private mutating func enterClosure(_ visit: Visit, _ node: Node) {
    if what == .contexts { context("closure", "{closure}", node, isAsync: node.flags.contains(.isAsync)) }
    var inner = visit
    inner.node = facts.child(4, of: visit.node)
    inner.context = Int(node.offset)
    inner.isAttribute = false
    stack.append(inner)
    // What a capture list evaluates belongs to the place around the closure.
    inner.node = facts.child(1, of: visit.node)
    inner.context = visit.context
    stack.append(inner)
  }

  private mutating func context(_ kind: StaticString, _ name: String, _ body: Node, isAsync: Bool) {
    var line = JSONLineWriter()
    line.open("context")
    line.field("kind", literal: kind)
    line.field("name", name)
    line.field("start", Int(body.offset))
    line.field("end", Int(body.end))
    line.field("async", isAsync)
    line.field("hasAwait", body.flags.contains(.hasAwait))
    line.field("hasAsyncLet", body.flags.contains(.hasAsyncLet))
    line.close()
    records.append(Record(position: body.offset, line: line.bytes))
  }

  // MARK: Calls

  private mutating func enterCall(_ visit: Visit, _ node: Node) {
    pushChildren(visit)
    if node.kind == .callExpression { markCallee(facts.child(0, of: visit.node)) }
    guard what == .calls, !visit.isCallee else { return }
    let kind: StaticString
    var firstArgument = 1
    switch node.kind {
    case .callExpression: kind = "call"
    case .subscriptExpression: kind = "subscript"
    case .macroExpansionExpression: (kind, firstArgument) = ("macro", 0)
    default:
      if isNoMember(node) { return }
      kind = "member"
    }
    var line = JSONLineWriter()
    line.open("call")
    line.field("kind", literal: kind)
    if node.name != 0 { line.field("name", facts.names.text(of: node.name)) }
    line.field("pos", Int(node.offset))
    line.field("end", Int(node.end))
    if node.kind != .memberExpression {
      let labels = facts.children(of: visit.node).dropFirst(firstArgument).map { argument in
        let name = facts.nodes[Int(argument)].name
        return name == 0 ? "_" : facts.names.text(of: name)
      }
      line.field("labels", labels)
    }
    line.field("await", node.flags.contains(.isAwaited))
    line.field("context", visit.context)
    if node.flags.contains(.isInAsyncLet) { line.field("asyncLet", true) }
    if node.kind == .memberExpression, node.flags.contains(.isOnlyWritten) { line.field("write", true) }
    if node.flags.contains(.isInPattern) { line.field("pattern", true) }
    if visit.isAttribute { line.field("attribute", true) }
    line.close()
    records.append(Record(position: node.offset, line: line.bytes))
  }

  /// The member that a call names, through `?`, `!`, `<…>` and parentheses, has no record of its own.
  private mutating func markCallee(_ callee: NodeID) {
    guard let top = stack.lastIndex(where: { $0.node == callee }) else { return }
    var current = callee
    var wrappers: [NodeID] = []
    while true {
      switch facts.nodes[Int(current)].kind {
      case .optionalChainExpression, .forceUnwrapExpression, .specializationExpression, .parenthesizedExpression:
        wrappers.append(current)
        current = facts.child(0, of: current)
        continue
      case .memberExpression: break
      default: return
      }
      break
    }
    let visit = stack[top]
    stack.remove(at: top)
    for wrapper in wrappers {
      var inner = visit
      inner.node = wrapper
      pushChildren(inner, from: 1)
    }
    var inner = visit
    inner.node = current
    inner.isCallee = true
    stack.append(inner)
  }

  /// `.self`, `.Type`, `.0`
  private func isNoMember(_ node: Node) -> Bool {
    guard node.name != 0, !node.flags.contains(.isBackticked) else { return node.name == 0 }
    switch WellKnownName(rawValue: node.name) {
    case .selfWord: return true
    default: return facts.names.bytes(of: node.name).first.map { $0 >= 0x30 && $0 <= 0x39 } ?? true
    }
  }

  // MARK: Declarations

  private mutating func describeDeclaration(_ visit: Visit, _ node: Node) {
    let id = visit.node
    let name = facts.names.text(of: node.name)
    switch node.kind {
    case .importDeclaration: declare("import", canonical.text(from: node.offset, to: node.end), node.offset)
    case .structDeclaration: declare("struct", name, node.offset)
    case .classDeclaration: declare("class", name, node.offset)
    case .enumDeclaration: declare("enum", name, node.offset)
    case .actorDeclaration: declare("actor", name, node.offset)
    case .protocolDeclaration: declare("protocol", name, node.offset)
    case .extensionDeclaration:
      let type = facts.child(5, of: id)
      let start = typeStart(type)
      declare("extension", canonical.text(from: start, to: facts.nodes[Int(type)].end), start)
    case .typealiasDeclaration:
      declare("typealias", name, node.offset, type: typeText(facts.child(2, of: id), after: .equal, from: node.offset))
    case .associatedTypeDeclaration: declare("associatedtype", name, node.offset)
    case .operatorDeclaration: declare("operator", name, node.offset)
    case .precedenceGroupDeclaration: declare("precedencegroup", name, node.offset)
    case .enumCaseElement: declare("case", name, node.offset)
    case .variableDeclaration: describeVariable(id, node)
    default: break
    }
  }

  private mutating func describeVariable(_ id: NodeID, _ node: Node) {
    for binding in facts.children(of: id).dropFirst() {
      let pattern = facts.child(0, of: binding)
      let type = typeText(facts.child(1, of: binding), after: .colon, from: facts.nodes[Int(pattern)].end)
      for name in boundNames(pattern) {
        declare(node.flags.contains(.isLet) ? "let" : "var", facts.names.text(of: name.name), name.offset, type: type)
      }
    }
  }

  private mutating func describeParameters(_ clause: NodeID) {
    for id in facts.children(of: clause) {
      let node = facts.nodes[Int(id)]
      let type = typeText(facts.child(1, of: id), after: .colon, from: node.offset)
      declare("param", facts.names.text(of: node.name), node.offset, type: type)
    }
  }

  private mutating func declare(_ kind: StaticString, _ name: String, _ position: UInt32, type: String? = nil) {
    var line = JSONLineWriter()
    line.open("decl")
    line.field("kind", literal: kind)
    line.field("name", name)
    line.field("pos", Int(position))
    if let type { line.field("type", type) }
    line.close()
    records.append(Record(position: position, line: line.bytes))
  }

  /// A type's text with its specifiers and attributes, which its node does not cover.
  private func typeText(_ type: NodeID, after kind: TokenKind, from offset: UInt32) -> String? {
    guard type != FileFacts.missing else { return nil }
    let end = facts.nodes[Int(type)].end
    return canonical.text(from: canonical.start(after: kind, from: offset, before: end) ?? typeStart(type), to: end)
  }

  private func typeStart(_ type: NodeID) -> UInt32 {
    var current = type
    while facts.nodes[Int(current)].kind == .memberType { current = facts.child(0, of: current) }
    return facts.nodes[Int(current)].offset
  }

  // MARK: Names

  private func functionName(_ id: NodeID) -> String {
    let node = facts.nodes[Int(id)]
    if node.kind == .deinitializerDeclaration { return "deinit" }
    let base = facts.names.text(of: node.name)
    var labels = ""
    for id in facts.children(of: facts.child(2, of: id)) {
      let label = facts.child(3, of: id)
      let isOperator = node.kind == .functionDeclaration && isOperatorName(node.name)
      if isOperator || label == FileFacts.missing && node.kind == .subscriptDeclaration {
        labels += "_:"
      } else {
        labels += facts.names.text(of: facts.nodes[Int(label == FileFacts.missing ? id : label)].name) + ":"
      }
    }
    return "\(base)(\(labels))"
  }

  private func isOperatorName(_ name: NameID) -> Bool {
    let bytes = Array(facts.names.bytes(of: name))
    return bytes.withUnsafeBufferPointer { buffer in
      SourceBytes(buffer).scalar(at: 0).map { UnicodeClass.isOperatorStart($0.value) } ?? false
    }
  }

  /// The names that the pattern of a `let` or `var` binds.
  private func boundNames(_ pattern: NodeID) -> [Node] {
    let node = facts.nodes[Int(pattern)]
    switch node.kind {
    case .bindingPattern: return [node]
    case .tuplePattern: return facts.children(of: pattern).flatMap { boundNames($0) }
    default: return []
    }
  }
}
