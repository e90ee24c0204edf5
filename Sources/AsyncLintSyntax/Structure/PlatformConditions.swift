/// The conditions of `#if`, as far as they speak of platforms.
extension Parser {
  /// Conditions end with their line, unless an operator or bracket goes on.
  mutating func parseDirectiveCondition() -> PlatformCondition {
    let start = position
    while kind != .endOfFile, !startsLine { skip(to: indexAfterBalanced(position)) }
    var index = start
    return disjunction(&index, position, depth: 0)
  }

  /// Parentheses deeper than this say nothing.
  private static let conditionDepthLimit = 32

  private func disjunction(_ index: inout Int, _ end: Int, depth: Int) -> PlatformCondition {
    var result = conjunction(&index, end, depth: depth)
    while index < end, isBinaryOperator(index, "||") {
      index += 1
      result = result.or(conjunction(&index, end, depth: depth))
    }
    return result
  }

  private func conjunction(_ index: inout Int, _ end: Int, depth: Int) -> PlatformCondition {
    var result = operand(&index, end, depth: depth)
    while index < end, isOperator(.doubleAmpersand, at: index) {
      index += 1
      result = result.and(operand(&index, end, depth: depth))
    }
    return result
  }

  private func operand(_ index: inout Int, _ end: Int, depth: Int) -> PlatformCondition {
    var isNegated = false
    while index < end, isOperator(.bang, at: index) {
      isNegated.toggle()
      index += 1
    }
    let result = primary(&index, end, depth: depth)
    return isNegated ? result.negated : result
  }

  private func primary(_ index: inout Int, _ end: Int, depth: Int) -> PlatformCondition {
    guard index < end else { return .unknown }
    let start = index
    if kind(at: index) == .leftParen {
      index = min(indexAfterBalanced(index), end)
      guard depth < Self.conditionDepthLimit else { return .unknown }
      var inner = start + 1
      return disjunction(&inner, index - 1, depth: depth + 1)
    }
    index += 1
    guard index < end, kind(at: index) == .leftParen else {
      // `DEBUG` is set in every other build.
      return kind(at: start) == .identifier && word(at: start) != "DEBUG" ? .flag : .unknown
    }
    let argument = word(at: index + 1)
    index = min(indexAfterBalanced(index), end)
    switch word(at: start) {
    case "os": return condition(onSystem: argument)
    case "canImport": return condition(onModule: argument)
    default: return .unknown
    }
  }

  private func condition(onSystem name: String) -> PlatformCondition {
    switch name {
    case "Linux": PlatformCondition([.glibc, .musl])
    case "Android": PlatformCondition(.android)
    case "Windows": PlatformCondition(.windows)
    case "WASI": PlatformCondition(.wasi)
    // Each of them is one of several.
    case "macOS", "OSX", "iOS", "tvOS", "watchOS", "visionOS": PlatformCondition(among: .darwin)
    default: PlatformCondition(among: .other)
    }
  }

  private func condition(onModule name: String) -> PlatformCondition {
    switch name {
    case "Darwin", "ObjectiveC": PlatformCondition(.darwin)
    case "Glibc": PlatformCondition(among: [.glibc, .other], certain: .glibc)
    case "Musl": PlatformCondition(.musl)
    case "Android", "Bionic": PlatformCondition(.android)
    case "WinSDK", "ucrt", "CRT": PlatformCondition(.windows)
    case "WASILibc": PlatformCondition(.wasi)
    default: .unknown
    }
  }

  private func isBinaryOperator(_ index: Int, _ spelling: String) -> Bool {
    kind(at: index).isOperator && word(at: index) == spelling
  }

  /// The name of a word or operator.
  private func word(at index: Int) -> String {
    guard index < lexer.tokens.count, kind(at: index).isWord || kind(at: index).isOperator else { return "" }
    return String(decoding: lexer.names.bytes(of: lexer.tokens[index].payload), as: UTF8.self)
  }
}
