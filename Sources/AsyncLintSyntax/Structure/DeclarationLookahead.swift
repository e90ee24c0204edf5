/// Telling declarations from expressions, without consuming anything.
extension Parser {
  /// Whether a declaration starts at that token. Among members `case` and attributes or modifiers alone do, too.
  func isDeclarationStart(_ start: Int, isMember: Bool) -> Bool {
    // The short way for what most statements start with.
    if lexer.tokens[start].kind == .identifier, !isModifierWord(lexer.tokens[start]), !isMember {
      return isContextualDeclaration(start)
    }
    // And for keywords that nothing can follow which would tell otherwise.
    switch kind(at: start) {
    case .funcKeyword, .letKeyword, .varKeyword, .structKeyword, .enumKeyword, .extensionKeyword, .importKeyword,
      .protocolKeyword, .typealiasKeyword:
      return true
    case .caseKeyword: return isMember
    case .returnKeyword, .ifKeyword, .guardKeyword, .forKeyword, .switchKeyword, .whileKeyword, .doKeyword,
      .throwKeyword, .selfKeyword, .breakKeyword, .period, .leftParen, .wildcard:
      return false
    default: break
    }
    var index = start
    var hasAttribute = false
    // Lists are bounded, so that looking ahead from each of their elements stays linear.
    for _ in 0..<Parser.listLimit {
      if kind(at: index) == .at {
        index = indexAfterAttribute(index)
        hasAttribute = true
      } else if kind(at: index) == .poundIf, let end = endOfConditionalAttributes(index) {
        index = end
        hasAttribute = true
      } else {
        break
      }
    }
    if hasAttribute {
      switch kind(at: index) {
      case .rightBrace, .endOfFile, .poundEndif: return true
      case .string, .stringBegin: return false
      default: break
      }
    }
    let afterAttributes = index
    index = indexAfterModifiers(index)
    let hasModifier = index > afterAttributes
    switch kind(at: index) {
    case .associatedtypeKeyword, .classKeyword, .deinitKeyword, .enumKeyword, .extensionKeyword, .funcKeyword,
      .importKeyword, .operatorKeyword, .precedencegroupKeyword, .protocolKeyword, .structKeyword, .subscriptKeyword,
      .typealiasKeyword, .letKeyword, .varKeyword, .inoutKeyword:
      return true
    case .caseKeyword: return isMember
    case .initKeyword: return allowsInitializers
    case .poundName: return hasAttribute || hasModifier || isMember
    case .tryKeyword:
      return kind(at: index + 1) == .letKeyword || kind(at: index + 1) == .varKeyword
    case .identifier:
      if isContextualDeclaration(index) { return true }
    default: break
    }
    return isMember && (hasAttribute || hasModifier)
  }

  /// `actor A`, `macro m`, `using @MainActor`
  private func isContextualDeclaration(_ index: Int) -> Bool {
    guard kind(at: index) == .identifier else { return false }
    if isWord(.actor, at: index) {
      if kind(at: index + 1) == .identifier { return true }
      let end = indexAfterModifiers(index + 1)
      return end > index + 1 && kind(at: end) == .identifier
    }
    if isWord(.macro, at: index) { return kind(at: index + 1) == .identifier }
    if isWord(.using, at: index) {
      return !startsLine(at: index + 1) && (kind(at: index + 1) == .at || kind(at: index + 1) == .identifier)
    }
    return false
  }

  /// As many attributes or modifiers are looked at in advance.
  static let listLimit = 64

  func indexAfterModifiers(_ start: Int) -> Int {
    var index = start
    for _ in 0..<Parser.listLimit {
      guard let end = indexAfterModifier(index) else { break }
      index = end
    }
    return index
  }

  /// The index behind the modifier at `index`, with its argument (`private(set)`); nil when there is no modifier.
  func indexAfterModifier(_ index: Int) -> Int? {
    let token = lexer.tokens[min(index, lexer.tokens.count - 1)]
    var takesArgument = false
    switch token.kind {
    case .staticKeyword, .rethrowsKeyword: break
    case .publicKeyword, .privateKeyword, .fileprivateKeyword, .internalKeyword: takesArgument = true
    case .identifier:
      guard isModifierWord(token) else { return nil }
      takesArgument =
        token.payload == WellKnownName.nonisolated.id || token.payload == WellKnownName.package.id
        || token.payload == WellKnownName.unowned.id
    case .classKeyword: return isClassModifier(index) ? index + 1 : nil
    default: return nil
    }
    if takesArgument, kind(at: index + 1) == .leftParen { return indexAfterBalanced(index + 1) }
    return index + 1
  }

  /// `class func`, not `class Name`.
  private func isClassModifier(_ index: Int) -> Bool {
    switch kind(at: index + 1) {
    case .funcKeyword, .varKeyword, .letKeyword, .subscriptKeyword, .initKeyword, .staticKeyword, .publicKeyword,
      .privateKeyword, .fileprivateKeyword, .internalKeyword, .typealiasKeyword, .structKeyword, .enumKeyword:
      return true
    case .identifier:
      let end = indexAfterModifiers(index + 1)
      guard end > index + 1 else { return false }
      return kind(at: end).isKeyword && kind(at: end) != .wildcard
    default: return false
    }
  }

  /// Whether an identifier may be a modifier.
  func isModifierWord(_ token: Token) -> Bool {
    guard token.payload < WellKnownName.count, !token.flags.contains(.isBackticked),
      let word = WellKnownName(rawValue: token.payload)
    else { return false }
    switch word {
    case .async, .final, .override, .mutating, .nonmutating, .lazy, .weak, .unowned, .dynamic, .optional, .required,
      .convenience, .indirect, .prefix, .infix, .postfix, .distributed, .nonisolated, .open, .package, .isolated,
      .borrowing, .consuming, .sending, .reasync, .oldConsuming, .setterAccess, ._const, ._local:
      return true
    default:
      return false
    }
  }

  // MARK: Attributes

  func indexAfterAttributes(_ start: Int) -> Int {
    var index = start
    // Not a `where`, which would ask at each of the turns that are left.
    for _ in 0..<Parser.listLimit {
      guard kind(at: index) == .at else { break }
      index = indexAfterAttribute(index)
    }
    return index
  }

  /// The index behind the attribute whose `@` stands at `index`.
  func indexAfterAttribute(_ index: Int) -> Int {
    var end = index + 1
    guard kind(at: end).isWord else { return end }
    if isAttributeWithoutArguments(end) { return end + 1 }
    end += 1
    for _ in 0..<Parser.listLimit {
      switch kind(at: end) {
      case .period where kind(at: end + 1).isWord: end += 2
      case .colonColon where kind(at: end + 1).isWord: end += 2
      case .postfixQuestion, .exclamation: end += 1
      default:
        if startsWithLeftAngle(end), let after = indexAfterGenericArguments(end) {
          end = after
          continue
        }
        if kind(at: end) == .leftParen, hasAttributeArguments(end) { return indexAfterBalanced(end) }
        return end
      }
    }
    return end
  }

  /// Attributes of types: a parenthesis behind them starts the type.
  private func isAttributeWithoutArguments(_ index: Int) -> Bool {
    guard lexer.tokens[index].payload < WellKnownName.count else { return false }
    switch WellKnownName(rawValue: lexer.tokens[index].payload) {
    case .escaping, .autoclosure, .sendableName, .noescape, .unchecked, .retroactive, .preconcurrency, .noDerivative:
      return true
    default:
      return false
    }
  }

  /// Whether the parenthesis at `index` belongs to the attribute before it, and not to a type behind that.
  func hasAttributeArguments(_ index: Int) -> Bool {
    guard !startsLine(at: index) else { return false }
    if !followsTrivia(at: index) { return true }
    let end = indexAfterBalanced(index)
    return kind(at: end) == .at || isDeclarationStart(end, isMember: false)
  }

  /// The index behind `#if … @attribute … #endif`, when nothing but attributes stands in it.
  func endOfConditionalAttributes(_ start: Int, nesting: Int = 0) -> Int? {
    guard nesting < 4 else { return nil }
    var index = start
    var sawAttribute = false
    while kind(at: index).isConditionalDirective, kind(at: index) != .poundEndif {
      guard let next = partner(of: index) else { return nil }
      index = indexOfNextLine(index + 1)
      for _ in 0..<Parser.listLimit where kind(at: index) == .at || kind(at: index) == .poundIf {
        if kind(at: index) == .at {
          index = indexAfterAttribute(index)
        } else {
          guard let end = endOfConditionalAttributes(index, nesting: nesting + 1) else { return nil }
          index = end
        }
        sawAttribute = true
      }
      guard index == next else { return nil }
    }
    return sawAttribute && kind(at: index) == .poundEndif ? index + 1 : nil
  }

  /// The first token of the next line, not within brackets. Looks 256 tokens far: no condition of an `#if` is longer.
  func indexOfNextLine(_ start: Int) -> Int {
    var index = start
    for _ in 0..<256 {
      if startsLine(at: index) || kind(at: index) == .endOfFile { return index }
      index = indexAfterBalanced(index)
    }
    return index
  }
}
