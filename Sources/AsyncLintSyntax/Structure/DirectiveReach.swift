/// Which lines the comments for asynclint speak of.
extension Parser {
  /// The lexer's directives with their reach. Free without directives, else linear in tokens and nodes.
  borrowing func reachingDirectives(in bytes: SourceBytes) -> [Directive] {
    var directives = lexer.directives
    if directives.isEmpty { return directives }
    let literals = literalsOfSeveralLines(in: bytes)
    var token = 0
    for index in directives.indices {
      let directive = directives[index]
      while token < lexer.tokens.count, lexer.tokens[token].start < directive.range.end { token += 1 }
      let hasNext =
        token < lexer.tokens.count && lexer.tokens[token].end > lexer.tokens[token].start
        && !hasBlankLine(directive.range.end..<lexer.tokens[token].start, in: bytes)
      directives[index].nextToken = hasNext ? lexer.tokens[token].start : UInt32(truncatingIfNeeded: bytes.count)
      if directive.isAloneOnLine, !hasNext { continue }
      let place = directive.isAloneOnLine ? directives[index].nextToken : directive.range.start
      directives[index].lines = wholeLines(around: place, literals, in: bytes)
    }
    return directives
  }

  /// Other comments may stand below a directive, but what an empty line sets apart is not meant by it.
  private borrowing func hasBlankLine(_ range: Range<UInt32>, in bytes: SourceBytes) -> Bool {
    var isAtLineStart = false
    for position in Int(range.lowerBound)..<Int(range.upperBound) {
      switch bytes[position] {
      case 0x0A where position > 0 && bytes[position &- 1] == 0x0D: break
      case 0x0A, 0x0D:
        if isAtLineStart { return true }
        isAtLineStart = true
      case 0x20, 0x09: break
      default: isAtLineStart = false
      }
    }
    return false
  }

  /// The line around a place, extended until no literal is cut.
  private borrowing func wholeLines(around place: UInt32, _ literals: [ByteRange], in bytes: SourceBytes) -> ByteRange {
    var lines = ByteRange(start: lineStart(place, in: bytes), end: lineEnd(place, in: bytes))
    var first = literals.partitioningIndex { $0.end > lines.start }
    while first < literals.count, literals[first].start < lines.end {
      // One literal may end in the line that the next one begins in.
      lines.start = min(lines.start, lineStart(literals[first].start, in: bytes))
      lines.end = max(lines.end, lineEnd(literals[first].end, in: bytes))
      first += 1
    }
    return lines
  }

  /// Outermost ones only, in source order.
  private borrowing func literalsOfSeveralLines(in bytes: SourceBytes) -> [ByteRange] {
    var literals: [ByteRange] = []
    for index in 0..<nodes.count where nodes[index].kind == .stringLiteral {
      let range = ByteRange(start: nodes[index].offset, end: nodes[index].end)
      if range.end > lineEnd(range.start, in: bytes) { literals.append(range) }
    }
    literals.sort { ($0.start, $1.end) < ($1.start, $0.end) }
    var outermost: [ByteRange] = []
    for literal in literals where literal.start >= outermost.last?.end ?? 0 { outermost.append(literal) }
    return outermost
  }

  private borrowing func lineStart(_ offset: UInt32, in bytes: SourceBytes) -> UInt32 {
    var position = Int(offset)
    while position > 0, bytes[position &- 1] != 0x0A, bytes[position &- 1] != 0x0D { position &-= 1 }
    return UInt32(truncatingIfNeeded: position)
  }

  private borrowing func lineEnd(_ offset: UInt32, in bytes: SourceBytes) -> UInt32 {
    UInt32(truncatingIfNeeded: bytes.lineEnd(from: Int(offset)))
  }
}

extension [ByteRange] {
  /// The first index whose range fulfils a condition that holds for all after it too.
  fileprivate func partitioningIndex(where isBehind: (ByteRange) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
