/// Patterns: those that bind (`let (a, b)`) and those that match (`case .some(let x)`).
extension Parser {
  /// The pattern of `let`, `var` and `for`: names, tuples of names, `_`.
  mutating func parsePattern() -> NodeID {
    let start = offset
    switch kind {
    case .leftParen:
      if skipIfTooDeep() { return add(.tuplePattern, offset: start, end: lastEnd) }
      let mark = pending.count
      parseParentheses { parser in
        if parser.kind == .identifier, parser.nextKind == .colon {
          parser.advance()
          parser.advance()
        }
        let element = parser.parsePattern()
        parser.pending.append(element)
      }
      return add(.tuplePattern, offset: start, end: lastEnd, childrenFrom: mark)
    case .wildcard: return addToken(.wildcardPattern)
    case .letKeyword, .varKeyword, .inoutKeyword:
      guard depth < Parser.depthLimit else { return addToken(.wildcardPattern) }
      depth &+= 1
      bindsLet = kind == .letKeyword
      advance()
      let pattern = parsePattern()
      depth &-= 1
      return pattern
    case .identifier, .dollarIdentifier: return parseBoundName()
    default:
      // A keyword as a name, by mistake.
      if kind.isKeyword, !startsLine, kind != .inKeyword { return parseBoundName() }
      return add(.wildcardPattern, offset: start, end: start)
    }
  }

  private mutating func parseBoundName() -> NodeID {
    let token = self.token
    return addToken(.bindingPattern, flags: backtickFlags(token, bindsLet ? .isLet : []), name: token.payload)
  }

  /// Whether only a pattern starts like this: `is T`, `let x`.
  var startsPatternOnly: Bool {
    switch kind {
    case .isKeyword, .letKeyword, .varKeyword, .inoutKeyword: return true
    case .identifier:
      guard isWord(.borrowing) else { return false }
      return (nextKind == .identifier || nextKind == .wildcard) && !startsLine(at: position &+ 1)
    default: return false
    }
  }

  /// A pattern of `case`, `catch`, `if let`. What is no other pattern is an expression.
  mutating func parseMatchingPattern(_ mode: ExpressionMode) -> NodeID {
    let start = offset
    guard depth < Parser.depthLimit else {
      note(.nestedTooDeep)
      advance()
      return add(.wildcardPattern, offset: start, end: lastEnd)
    }
    depth &+= 1
    let outerCover = cover
    cover = [.isInPattern]
    defer {
      depth &-= 1
      cover = outerCover
    }
    if kind == .isKeyword {
      advance()
      let type = parseType()
      return add(.isPattern, offset: start, end: lastEnd, type)
    }
    if startsPatternOnly {
      let outer = bindsLet
      bindsLet = kind == .letKeyword
      advance()
      let pattern = parseMatchingPattern(.binding)
      bindsLet = outer
      return pattern
    }
    let expression = parseExpression(mode.union(.condition))
    return pattern(from: expression, start)
  }

  /// The pattern that an expression read in a pattern stands for.
  private mutating func pattern(from expression: NodeID, _ start: UInt32) -> NodeID {
    let node = nodes[Int(expression)]
    switch node.kind {
    case .bindingPattern, .wildcardPattern, .isPattern, .asPattern, .tuplePattern, .expressionPattern:
      return expression
    case .optionalPattern:
      let wrapped = pattern(from: child(0, of: expression), start)
      return add(.optionalPattern, offset: node.offset, end: node.end, wrapped)
    case .tupleExpression: return tuplePattern(from: expression)
    case .sequenceExpression:
      let last = child(1, of: expression)
      guard childCount(of: expression) == 2, nodes[Int(last)].kind == .castOperator else { break }
      let operand = pattern(from: child(0, of: expression), start)
      let type = child(0, of: last)
      let mark = pending.count
      pending.append(operand)
      pending.append(type)
      return add(.asPattern, offset: start, end: node.end, childrenFrom: mark)
    default: break
    }
    return add(.expressionPattern, offset: start, end: max(node.end, start), expression)
  }

  private mutating func tuplePattern(from tuple: NodeID) -> NodeID {
    let mark = pending.count
    for index in 0..<childCount(of: tuple) {
      let argument = child(index, of: tuple)
      let element = child(0, of: argument)
      pending.append(pattern(from: element, nodes[Int(argument)].offset))
    }
    let node = nodes[Int(tuple)]
    return add(.tuplePattern, offset: node.offset, end: node.end, childrenFrom: mark)
  }
}
