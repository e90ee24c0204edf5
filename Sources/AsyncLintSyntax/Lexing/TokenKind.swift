/// What a token is. The keywords stand last, in the order of `Word`.
enum TokenKind: UInt8 {
  case endOfFile
  /// A name: contextual keywords, backticked names and editor placeholders too.
  case identifier
  /// `$0`
  case dollarIdentifier
  case integer, float
  /// A whole literal without interpolation; others are cut: begin, text, interpolation begin, tokens, interpolation end, …
  case string
  case stringBegin, stringText, interpolationBegin, interpolationEnd, stringEnd
  case regex
  case binaryOperator, prefixOperator, postfixOperator
  case period, equal, arrow, postfixQuestion, infixQuestion, exclamation, prefixAmpersand
  case leftParen, rightParen, leftSquare, rightSquare, leftBrace, rightBrace
  case comma, colon, colonColon, semicolon, at, pound, backslash, backtick
  case poundIf, poundElseif, poundElse, poundEndif, poundSourceLocation, poundAvailable, poundUnavailable
  /// `#` with the word that follows it at once: `#file`.
  case poundName
  case unknown

  case anyKeyword, selfTypeKeyword, asKeyword, associatedtypeKeyword, breakKeyword, caseKeyword, catchKeyword
  case classKeyword, continueKeyword, defaultKeyword, deferKeyword, deinitKeyword, doKeyword, elseKeyword, enumKeyword
  case extensionKeyword, fallthroughKeyword, falseKeyword, fileprivateKeyword, forKeyword, funcKeyword, guardKeyword
  case ifKeyword, importKeyword, inKeyword, initKeyword, inoutKeyword, internalKeyword, isKeyword, letKeyword
  case nilKeyword, operatorKeyword, precedencegroupKeyword, privateKeyword, protocolKeyword, publicKeyword
  case repeatKeyword, rethrowsKeyword, returnKeyword, selfKeyword, staticKeyword, structKeyword, subscriptKeyword
  case superKeyword, switchKeyword, throwKeyword, throwsKeyword, trueKeyword, tryKeyword, typealiasKeyword, varKeyword
  case whereKeyword, whileKeyword, wildcard

  @inline(__always)
  var isKeyword: Bool { rawValue >= TokenKind.anyKeyword.rawValue }

  /// An identifier or a keyword.
  @inline(__always)
  var isWord: Bool { isKeyword || self == .identifier }

  @inline(__always)
  var isOperator: Bool {
    rawValue >= TokenKind.binaryOperator.rawValue && rawValue <= TokenKind.prefixAmpersand.rawValue
  }

  /// `#if`, `#elseif`, `#else` or `#endif`
  @inline(__always)
  var isConditionalDirective: Bool {
    rawValue >= TokenKind.poundIf.rawValue && rawValue <= TokenKind.poundEndif.rawValue
  }
}
