import Testing

@testable import AsyncLintSyntax

@Suite struct LexerTests {
  /// Source, and its tokens.
  static let cases: [(String, String)] = [
    // Words.
    ("let x = self.`class`", "let identifier‹x› = self . identifier‹`class`›"),
    ("`two words` `", "identifier‹`two words`› backtick‹`›"),
    ("async await _ $0 $x", "identifier‹async› identifier‹await› wildcard‹_› dollarIdentifier‹$0› identifier‹$x›"),
    ("日本語 é1 👩‍👩‍👧", "identifier‹日本語› identifier‹é1› identifier‹👩‍👩‍👧›"),
    // Numbers.
    ("1 0x1F 0b1_0 0o7 1_000", "integer‹1› integer‹0x1F› integer‹0b1_0› integer‹0o7› integer‹1_000›"),
    (
      "1.5 1e-9 0x1.8p3 0xff.x 1.x t.0.1",
      "float‹1.5› float‹1e-9› float‹0x1.8p3› integer‹0xff› . identifier‹x› "
        + "integer‹1› . identifier‹x› identifier‹t› . integer‹0› . integer‹1›"
    ),
    // Comments.
    ("a // b\nc /* d /* e */ f */ g", "identifier‹a› identifier‹c› identifier‹g›"),
    ("a /* never closed", "identifier‹a›"),
    ("a */ b", "identifier‹a› unknown‹*/› identifier‹b›"),
    // Strings.
    (#""" "a" "a\"b" "\\""#, #"string‹""› string‹"a"› string‹"a\"b"› string‹"\\"›"#),
    (###"#"a"b"# #"\n"# ##"a"#b"##"###, ###"string‹#"a"b"#› string‹#"\n"#› string‹##"a"#b"##›"###),
    ("\"\"\"\n a \"b\"\n \"\"\" c", "string‹\"\"\"⏎ a \"b\"⏎ \"\"\"› identifier‹c›"),
    (##"#"""# x"##, ##"string‹#"""#› identifier‹x›"##),
    (
      #""a\(b)c""#,
      #"stringBegin‹"› stringText‹a› interpolationBegin‹\(› identifier‹b› interpolationEnd‹)› "#
        + #"stringText‹c› stringEnd‹"›"#
    ),
    (
      #""\(f("\(g(1))"))""#,
      #"stringBegin‹"› interpolationBegin‹\(› identifier‹f› ( stringBegin‹"› interpolationBegin‹\(› "#
        + #"identifier‹g› ( integer‹1› ) interpolationEnd‹)› stringEnd‹"› ) interpolationEnd‹)› stringEnd‹"›"#
    ),
    (
      ##"#"\(a) \#(b)"#"##,
      ##"stringBegin‹#"› stringText‹\(a) › interpolationBegin‹\#(› identifier‹b› "##
        + ##"interpolationEnd‹)› stringEnd‹"#›"##
    ),
    ("\"open\nx", "stringBegin‹\"› stringText‹open› identifier‹x›"),
    ("\"\\(a {\nx", "stringBegin‹\"› interpolationBegin‹\\(› identifier‹a› { identifier‹x›"),
    // Operators and their roles.
    ("a + b", "identifier‹a› binaryOperator‹+› identifier‹b›"),
    ("a+b", "identifier‹a› binaryOperator‹+› identifier‹b›"),
    ("-a", "prefixOperator‹-› identifier‹a›"),
    ("a... b", "identifier‹a› postfixOperator‹...› identifier‹b›"),
    ("f(&x)", "identifier‹f› ( prefixAmpersand‹&› identifier‹x› )"),
    (
      "a?.b! ?? c ? d : e",
      "identifier‹a› postfixQuestion‹?› . identifier‹b› exclamation‹!› binaryOperator‹??› "
        + "identifier‹c› infixQuestion‹?› identifier‹d› : identifier‹e›"
    ),
    ("a ..< b.c", "identifier‹a› binaryOperator‹..<› identifier‹b› . identifier‹c›"),
    ("() -> Int = 1", "( ) -> identifier‹Int› = integer‹1›"),
    ("a+/* c */b", "identifier‹a› postfixOperator‹+› identifier‹b›"),
    ("a ⊕ b", "identifier‹a› binaryOperator‹⊕› identifier‹b›"),
    ("A::b", "identifier‹A› :: identifier‹b›"),
    // Regex literals.
    ("x = /a b/", "identifier‹x› = regex‹/a b/›"),
    ("a / b / c", "identifier‹a› binaryOperator‹/› identifier‹b› binaryOperator‹/› identifier‹c›"),
    ("f(/a, /b)", "identifier‹f› ( prefixOperator‹/› identifier‹a› , prefixOperator‹/› identifier‹b› )"),
    ("f(/a,/, b)", "identifier‹f› ( regex‹/a,/› , identifier‹b› )"),
    ("f(/[)]/)", "identifier‹f› ( regex‹/[)]/› )"),
    ("try? /^ x/", "try postfixQuestion‹?› regex‹/^ x/›"),
    ("func /(a: Int)", "func prefixOperator‹/› ( identifier‹a› : identifier‹Int› )"),
    ("#/a/b/# x", "regex‹#/a/b/#› identifier‹x›"),
    ("#/\n a # /\n/# x", "regex‹#/⏎ a # /⏎/#› identifier‹x›"),
    // Number signs.
    ("#if a\n#endif", "poundIf‹#if› identifier‹a› poundEndif‹#endif›"),
    ("#file #selector(f)", "poundName‹#file› poundName‹#selector› ( identifier‹f› )"),
    ("@a(b)", "@ identifier‹a› ( identifier‹b› )"),
    // What is not Swift.
    ("#!/bin/sh\nx", "identifier‹x›"),
    ("\u{FEFF}x", "identifier‹x›"),
    ("a\r\nb\rc", "identifier‹a› identifier‹b› identifier‹c›"),
    ("<#code#> + <#", "identifier‹<#code#>› binaryOperator‹+› prefixOperator‹<› #"),
    ("a\n<<<<<<< A\nb\n=======\nc\n>>>>>>> B\nd", "identifier‹a› identifier‹d›"),
    ("a\u{A0}b\u{0}c", "identifier‹a› identifier‹b› identifier‹c›"),
  ]

  @Test(arguments: cases)
  func cutsTokens(source: String, expected: String) {
    #expect(tokenNotation(source) == expected)
  }

  @Test func survivesInvalidUTF8() {
    #expect(tokenNotation([0x61, 0xFF, 0x62, 0xC3, 0x28]) == "identifier‹a› identifier‹b› (")
    #expect(tokenNotation([0x22, 0xFF, 0x22]) == "string‹\"\u{FFFD}\"›")
    #expect(tokenNotation([0xF0, 0x9F]) == "")
  }

  @Test func pairsBrackets() {
    let source = tokens(of: Array("f(a[1], { x }) ]".utf8))
    let pairs = source.indices.filter { source[$0].payload != Token.none && source[$0].kind == .leftParen }
    #expect(pairs.map { Int(source[$0].payload) } == [source.count - 4 - 2])
    #expect(source[source.count - 5].payload == Token.none)
  }

  @Test func marksLineStarts() {
    let source = tokens(of: Array("a b /* \n */ c\nd".utf8)).dropLast(4)
    #expect(source.map { $0.flags.contains(.startsLine) } == [true, false, true, true])
    #expect(source.map { $0.flags.contains(.followsTrivia) } == [true, true, true, true])
  }

  @Test func findsDirectives() {
    let source = """
      a() // asynclint:ignore x
      /* asynclint:off */
      b() // why // asynclint:ignore y
      // asynclint:ignore z

      // nothing: here
      c() // asynclint:ignore literal
      /// asynclint:ignore documentation
      /* b asynclint:ignore inside */
      // d() // asynclint:ignore commented
      """
    let bytes = Array(source.utf8)
    let directives = parseFile(bytes).directives
    #expect(
      directives.map { String(decoding: $0.text, as: UTF8.self) } == [
        "asynclint:ignore x", "asynclint:off ", "asynclint:ignore y", "asynclint:ignore z", "asynclint:ignore literal",
      ])
    #expect(directives.map(\.isAloneOnLine) == [false, true, false, true, false])
    for directive in directives {
      #expect(bytes[Int(directive.textOffset)...].starts(with: directive.text))
    }
  }

  /// Which lines a comment speaks of.
  @Test(arguments: [
    ("a()  // asynclint:x\nb()", "a()  // asynclint:x"),
    ("// asynclint:x\n// more\n  a()  \nb()", "  a()  "),
    ("// asynclint:x\n// more\n \n  a()  \nb()", ""),
    ("// asynclint:x\r\n\r\n  a()\r\nb()", ""),
    ("// asynclint:x\r\n  a()\r\nb()", "  a()"),
    ("/* asynclint:x */ a()\nb()", "/* asynclint:x */ a()"),
    (
      "z()\nf(\"\"\"\n  t\n  \"\"\", \"\"\"\n  u\n  \"\"\") // asynclint:x\nb()",
      "  \"\"\", \"\"\"\n  u\n  \"\"\") // asynclint:x"
    ),
    ("// asynclint:x\nf(\"\"\"\n  t\n  \"\"\", 1)\nb()", "f(\"\"\"\n  t\n  \"\"\", 1)"),
    ("a()\n// asynclint:x\n", ""),
  ]) func directivesReachLines(source: String, lines: String) throws {
    let bytes = Array(source.utf8)
    let directive = try #require(parseFile(bytes).directives.first)
    #expect(String(decoding: bytes[Int(directive.lines.start)..<Int(directive.lines.end)], as: UTF8.self) == lines)
  }
}
