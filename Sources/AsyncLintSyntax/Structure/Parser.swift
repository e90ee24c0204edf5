/// Makes the structure of one file from its tokens.
///
/// Recursive descent over brackets and blocks only, never deeper than `depthLimit`; chains, sequences and lists are loops.
/// Every loop consumes a token in each turn or ends. What cannot be read is skipped and remembered as a problem.
struct Parser: ~Copyable {
  /// Holds what makes it, too, a type that is handed over by address.
  var lexer = Lexer()
  /// Index of the current token.
  var position = 0
  /// The kind of the current token: asked for a dozen times before it is consumed.
  private(set) var kind = TokenKind.endOfFile
  /// Where the last consumed token ends.
  var lastEnd: UInt32 = 0

  var nodes = GrowableBuffer<Node>(capacity: 1 << 13)
  var childLists = GrowableBuffer<UInt32>(capacity: 1 << 14)
  /// Children of the nodes that are being made, innermost last.
  var pending = GrowableBuffer<NodeID>(capacity: 1 << 10)
  var declarations = GrowableBuffer<DeclarationEntry>(capacity: 1 << 10)
  var problems: [SyntaxProblem] = []
  var longChains: [NodeID] = []
  var blockingWarnings: [NodeID] = []

  /// What covers the expression being read: `await`, `try`, an `async let`, a pattern.
  var cover: NodeFlags = []
  /// `await` and `async let` seen directly in the body being read.
  var bodyEffects: NodeFlags = []
  /// The entry in `declarations` around the current place.
  var parentDeclaration: Int32 = -1
  /// In a body, and not at the member level of a type in it.
  var isInBody = false
  /// Specifiers and attributes of the type read last: `inout`, `isolated`, `@escaping`, `@autoclosure`.
  var typePrefixFlags: NodeFlags = []
  var typePrefixActor: NameID = 0
  /// Of the pattern being read: `let`, not `var`.
  var bindsLet = false
  /// `init` starts a declaration, not a call.
  var allowsInitializers = true

  /// Some `#if` has been read.
  var hasConditionalCode = false
  /// `#if false` branches are read too: only to be compared with parsers that do.
  var readsDeadBranches = false

  /// Bodies are left unread where they may be.
  var leavesBodiesUnread = false
  var unreadBodies = GrowableBuffer<UnreadBody>(capacity: 1 << 8)
  var bodyNames = GrowableBuffer<BodyName>(capacity: 1 << 12)
  /// By name: one more than its place in `bodyNames` when it was last met in a body.
  var bodyNamePlaces = GrowableBuffer<UInt32>(capacity: 1 << 10)
  /// For a name that is made of two.
  var compound = GrowableBuffer<UInt8>(capacity: 64)

  var depth = 0
  /// A level needs up to 3 KiB of stack in a release build.
  static let depthLimit = 256
  /// Tokens that may still be read in vain to tell two meanings apart.
  var lookaheadBudget = 0

  /// The facts about a file.
  mutating func parse(_ bytes: SourceBytes, leavesBodiesUnread: Bool = false) -> FileFacts {
    lexer.lex(bytes)
    reset()
    // Where braces do not balance, a body alone would not be read as it is among the others.
    self.leavesBodiesUnread = leavesBodiesUnread && !lexer.hasRepairedBraces && lexer.directives.isEmpty
    if self.leavesBodiesUnread { bodyNamePlaces.append(repeating: 0, count: lexer.names.count) }
    parseItems(closing: lexer.tokens.count, isMember: false)
    let end = UInt32(truncatingIfNeeded: bytes.count)
    let root = add(.sourceFile, flags: bodyEffects, offset: 0, end: end, childrenFrom: 0)
    var facts = FileFacts()
    facts.nodes = nodes.array()
    facts.childLists = childLists.withElements { NodeNumbers($0) }
    facts.names = lexer.names.table()
    facts.root = root
    facts.declarations = declarations.array()
    facts.unreadBodies = unreadBodies.array()
    facts.bodyNames = bodyNames.array()
    facts.directives = reachingDirectives(in: bytes)
    facts.hasConditionalCode = hasConditionalCode
    facts.longChains = longChains
    facts.blockingWarnings = blockingWarnings
    facts.problems = problems
    let survey = bytes.survey()
    facts.lineCount = survey.lineCount
    facts.hasInvalidUTF8 = survey.hasInvalidUTF8
    facts.hasNull = survey.hasNull
    return facts
  }

  mutating func countTokens(_ bytes: SourceBytes) -> Int {
    lexer.lex(bytes)
    return lexer.tokens.count
  }

  mutating func reset() {
    position = 0
    kind = lexer.tokens[0].kind
    lastEnd = 0
    nodes.truncate(to: 0)
    nodes.append(Node(kind: .missing, offset: 0, end: 0))
    childLists.truncate(to: 0)
    childLists.append(0)
    pending.truncate(to: 0)
    declarations.truncate(to: 0)
    leavesBodiesUnread = false
    unreadBodies.truncate(to: 0)
    bodyNames.truncate(to: 0)
    bodyNamePlaces.truncate(to: 0)
    problems.removeAll()
    longChains.removeAll()
    blockingWarnings.removeAll()
    cover = []
    bodyEffects = []
    parentDeclaration = -1
    isInBody = false
    allowsInitializers = true
    hasConditionalCode = false
    depth = 0
    lookaheadBudget = 8 * lexer.tokens.count + 4096
  }
}

// MARK: - Tokens

extension Parser {
  @inline(__always)
  var token: Token { lexer.tokens[position] }

  /// The current token's start.
  @inline(__always)
  var offset: UInt32 { lexer.tokens[position].start }

  @inline(__always)
  var startsLine: Bool { lexer.tokens[position].flags.contains(.startsLine) }

  /// The name of the current word or operator.
  @inline(__always)
  var name: NameID { lexer.tokens[position].payload }

  /// The kind of the token behind the current one.
  @inline(__always)
  var nextKind: TokenKind { kind(at: position &+ 1) }

  /// Beyond the last token there are only ends of the file.
  @inline(__always)
  func kind(at index: Int) -> TokenKind {
    // Without sign, so that the subscript need not check it again.
    UInt(bitPattern: index) < UInt(bitPattern: lexer.tokens.count) ? lexer.tokens[index].kind : .endOfFile
  }

  @inline(__always)
  func startsLine(at index: Int) -> Bool {
    index >= lexer.tokens.count || lexer.tokens[index].flags.contains(.startsLine)
  }

  @inline(__always)
  func followsTrivia(at index: Int) -> Bool {
    index >= lexer.tokens.count || lexer.tokens[index].flags.contains(.followsTrivia)
  }

  /// Consumes the current token. The end of the file stays.
  @inline(__always)
  mutating func advance() {
    lastEnd = lexer.tokens[position].end
    if kind != .endOfFile { position &+= 1 }
    kind = lexer.tokens[position].kind
  }

  @inline(__always)
  mutating func consume(_ wanted: TokenKind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  /// Whether the token is this contextual keyword, not in backticks.
  @inline(__always)
  func isWord(_ word: WellKnownName, at index: Int) -> Bool {
    guard index < lexer.tokens.count else { return false }
    let token = lexer.tokens[index]
    return token.kind == .identifier && token.payload == word.id && !token.flags.contains(.isBackticked)
  }

  @inline(__always)
  func isWord(_ word: WellKnownName) -> Bool { isWord(word, at: position) }

  /// Whether the token is an operator of this spelling.
  @inline(__always)
  func isOperator(_ word: WellKnownName, at index: Int) -> Bool {
    guard index < lexer.tokens.count else { return false }
    let token = lexer.tokens[index]
    return token.kind.isOperator && token.payload == word.id
  }

  /// The index of the token that closes the bracket at `index`, if there is one.
  @inline(__always)
  func partner(of index: Int) -> Int? {
    let payload = lexer.tokens[index].payload
    return payload == Token.none ? nil : Int(payload)
  }

  /// The index behind the token, or behind the bracket that it opens.
  func indexAfterBalanced(_ index: Int) -> Int {
    guard index < lexer.tokens.count else { return index }
    switch lexer.tokens[index].kind {
    case .leftParen, .leftSquare, .leftBrace, .stringBegin, .interpolationBegin:
      guard let partner = partner(of: index), partner > index else { return index &+ 1 }
      let isPair = lexer.tokens[partner].payload == UInt32(truncatingIfNeeded: index)
      return isPair || !opensBrace(index) && !kind(at: partner).isConditionalDirective ? partner &+ 1 : partner
    case .endOfFile: return index
    default: return index &+ 1
    }
  }

  private func opensBrace(_ index: Int) -> Bool { lexer.tokens[index].kind == .leftBrace }

  /// Goes to the token with that index.
  mutating func skip(to index: Int) {
    guard index > position else { return }
    let target = min(index, lexer.tokens.count - 1)
    lastEnd = lexer.tokens[target - 1].end
    position = target
    kind = lexer.tokens[position].kind
  }

  /// Takes note of what has become of the current token.
  mutating func tokenHasChanged() { kind = lexer.tokens[position].kind }

  /// Skips what cannot be read.
  mutating func skipUnexpected() {
    note(.unexpectedToken)
    skip(to: indexAfterBalanced(position))
  }

  mutating func note(_ kind: SyntaxProblem.Kind) {
    if problems.count < 16 { problems.append(SyntaxProblem(kind: kind, offset: offset)) }
  }

  /// Skips a bracket that is nested too deep. Returns whether it did.
  mutating func skipIfTooDeep() -> Bool {
    guard depth >= Parser.depthLimit else { return false }
    note(.nestedTooDeep)
    skip(to: indexAfterBalanced(position))
    return true
  }
}

// MARK: - Nodes

extension Parser {
  /// Adds a node whose children are the pending nodes from `mark` on.
  @inline(__always)
  mutating func add(
    _ kind: NodeKind, flags: NodeFlags = [], name: NameID = 0, offset: UInt32, end: UInt32, childrenFrom mark: Int
  ) -> NodeID {
    let list = UInt32(truncatingIfNeeded: childLists.count)
    childLists.appendCounted(pending, from: mark)
    pending.truncate(to: mark)
    return add(Node(kind: kind, flags: flags, name: name, offset: offset, end: end, children: list))
  }

  /// Adds a node without children.
  @inline(__always)
  mutating func add(_ kind: NodeKind, flags: NodeFlags = [], name: NameID = 0, offset: UInt32, end: UInt32) -> NodeID {
    add(Node(kind: kind, flags: flags, name: name, offset: offset, end: end))
  }

  @inline(__always)
  mutating func add(
    _ kind: NodeKind, flags: NodeFlags = [], name: NameID = 0, offset: UInt32, end: UInt32, _ child: NodeID
  ) -> NodeID {
    let list = UInt32(truncatingIfNeeded: childLists.count)
    childLists.append(1)
    childLists.append(child)
    return add(Node(kind: kind, flags: flags, name: name, offset: offset, end: end, children: list))
  }

  @inline(__always)
  mutating func add(_ node: Node) -> NodeID {
    var node = node
    // What should be there and is not ends before the token in its place.
    if node.end < node.offset { node.end = node.offset }
    nodes.append(node)
    return UInt32(truncatingIfNeeded: nodes.count &- 1)
  }

  /// A node of the current token, which is consumed.
  @inline(__always)
  mutating func addToken(_ kind: NodeKind, flags: NodeFlags = [], name: NameID = 0) -> NodeID {
    let start = offset
    advance()
    return add(kind, flags: flags, name: name, offset: start, end: lastEnd)
  }

  func child(_ index: Int, of node: NodeID) -> NodeID {
    let list = Int(nodes[Int(node)].children)
    return index < Int(childLists[list]) ? childLists[list + 1 + index] : FileFacts.missing
  }

  func childCount(of node: NodeID) -> Int { Int(childLists[Int(nodes[Int(node)].children)]) }
}
