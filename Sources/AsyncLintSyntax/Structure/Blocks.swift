/// Lists of declarations, statements and expressions, and the `#if` blocks among them.
extension Parser {
  /// Reads items into `pending` up to the token `closing`, or to a brace or directive that belongs to what is around.
  ///
  /// Braces before `closing` have no partner and are skipped.
  mutating func parseItems(closing: Int, isMember: Bool, inConditional: Bool = false) {
    while position < closing {
      switch kind {
      case .endOfFile: return
      case .poundElseif, .poundElse, .poundEndif:
        if inConditional { return }
        skipUnexpected()
      case .rightBrace:
        if closing >= lexer.tokens.count, depth > 0 { return }
        skipUnexpected()
      case .semicolon: advance()
      default:
        let before = position
        parseItem(isMember: isMember)
        if position == before { skipUnexpected() }
      }
    }
  }

  /// Reads one item into `pending`. May consume nothing.
  mutating func parseItem(isMember: Bool) {
    switch kind {
    case .poundIf:
      if let end = endOfConditionalAttributes(position), end > position {
        parseDeclaration(isMember: isMember)
      } else {
        parseConditional { $0.parseItems(closing: $0.lexer.tokens.count, isMember: isMember, inConditional: true) }
      }
    case .poundSourceLocation:
      advance()
      if kind == .leftParen { skip(to: indexAfterBalanced(position)) }
    default:
      if !isMember, kind == .identifier, name >= WellKnownName.count, nextKind != .colon {
        // No word that could start anything else.
        parseExpressionItem()
      } else if isDeclarationStart(position, isMember: isMember) {
        parseDeclaration(isMember: isMember)
      } else if isMember {
        parseStrayMember()
      } else if isStatementStart(position, prefersExpression: false) {
        pending.append(parseStatement())
      } else {
        parseExpressionItem()
      }
    }
  }

  private mutating func parseExpressionItem() {
    if kind == .caseKeyword || kind == .defaultKeyword { return }
    let before = position
    let expression = parseExpression()
    if position > before { pending.append(expression) }
  }

  /// What stands among members without being one: a macro's expansion, or nothing that can be read.
  private mutating func parseStrayMember() {
    if kind == .poundName {
      pending.append(parseExpression())
    }
  }

  // MARK: Blocks

  /// `{ … }`. Without a brace an empty block where it should be.
  mutating func parseBlock(_ flags: NodeFlags = []) -> NodeID {
    guard kind == .leftBrace else { return add(.block, offset: lastEnd, end: lastEnd) }
    let start = offset
    if skipIfTooDeep() { return add(.block, offset: start, end: lastEnd) }
    let mark = pending.count
    parseBraces { $0.parseItems(closing: $1, isMember: false) }
    return add(.block, flags: flags, offset: start, end: lastEnd, childrenFrom: mark)
  }

  /// Reads what stands between braces; the closure gets the index of the closing one.
  @inline(__always)
  mutating func parseBraces(_ parseContent: (inout Parser, Int) -> Void) {
    let opening = UInt32(truncatingIfNeeded: position)
    let closing = partner(of: position)
    advance()
    depth &+= 1
    parseContent(&self, closing ?? lexer.tokens.count)
    depth &-= 1
    if let closing {
      skip(to: closing)
      // A block that has lost its brace ends before something else.
      if token.payload != opening { return }
    }
    _ = consume(.rightBrace)
  }

  /// The body of a function, accessor or initializer: effects are counted for it alone.
  mutating func parseBody(allowsInitializers: Bool = true) -> NodeID {
    guard kind == .leftBrace else { return FileFacts.missing }
    if leavesBodiesUnread, let block = leaveBodyUnread(isInitializer: !allowsInitializers) { return block }
    let outer = enterBody(allowsInitializers: allowsInitializers)
    let block = parseBlock()
    nodes.update(Int(block)) { $0.flags.formUnion(bodyEffects) }
    leaveBody(outer)
    return block
  }

  struct BodyState {
    var cover: NodeFlags
    var effects: NodeFlags
    var isInBody: Bool
    var allowsInitializers: Bool
  }

  mutating func enterBody(allowsInitializers: Bool = true) -> BodyState {
    let outer = BodyState(
      cover: cover, effects: bodyEffects, isInBody: isInBody, allowsInitializers: self.allowsInitializers)
    cover = []
    bodyEffects = []
    isInBody = true
    self.allowsInitializers = allowsInitializers
    return outer
  }

  mutating func leaveBody(_ outer: BodyState) {
    cover = outer.cover
    bodyEffects = outer.effects
    isInBody = outer.isInBody
    allowsInitializers = outer.allowsInitializers
  }

  // MARK: Conditional compilation

  /// `#if … #endif`: one `conditionalBranch` a branch. `#if false` branches are skipped.
  mutating func parseConditional(_ parseBranch: (inout Parser) -> Void) {
    if depth >= Parser.depthLimit {
      note(.nestedTooDeep)
      skipConditional()
      return
    }
    depth &+= 1
    hasConditionalCode = true
    var flags: NodeFlags = []
    // That no branch before this one is compiled.
    var rest = PlatformCondition(.all)
    while kind.isConditionalDirective, kind != .poundEndif {
      let next = partner(of: position)
      let start = offset
      let isDead = kind != .poundElse && kind(at: position &+ 1) == .falseKeyword && startsLine(at: position &+ 2)
      let isElse = kind == .poundElse
      advance()
      let condition = isElse ? PlatformCondition(.all) : parseDirectiveCondition()
      let mark = pending.count
      if isDead, !readsDeadBranches, let next {
        skip(to: next)
      } else {
        parseBranch(&self)
        // What the branch could not read belongs to it all the same.
        if let next { skip(to: next) }
        flags = branchFlags(rest.and(condition), isElse: isElse, isLater: !flags.isEmpty)
        pending.append(add(.conditionalBranch, flags: flags, offset: start, end: lastEnd, childrenFrom: mark))
        rest = rest.and(condition.negated)
      }
      guard next != nil, kind.isConditionalDirective else { break }
    }
    depth &-= 1
    _ = consume(.poundEndif)
  }

  private func branchFlags(_ condition: PlatformCondition, isElse: Bool, isLater: Bool) -> NodeFlags {
    let (possible, usually) = (condition.whatever.possible, condition.usually)
    // Of a condition that holds nowhere only that is known.
    var flags = NodeFlags(rawValue: (possible.isEmpty ? .all : possible).rawValue)
    if isLater { flags.insert(.isLaterBranch) }
    if isElse { flags.insert(.isElse) }
    if usually.possible.isEmpty {
      if !possible.isEmpty { flags.insert(.needsFlag) }
    } else if usually.possible.subtracting(usually.certain).isSubset(of: .other) {
      flags.insert(.isDecidedByPlatform)
    }
    return flags
  }

  mutating func skipConditional() {
    while kind.isConditionalDirective, kind != .poundEndif {
      guard let next = partner(of: position) else {
        advance()
        return
      }
      skip(to: next)
    }
    _ = consume(.poundEndif)
  }
}
