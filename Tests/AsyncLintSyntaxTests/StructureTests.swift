import AsyncLintSyntax
import Testing

/// What the parser makes of a source; `⏎` stands for a line end, `~` shows the flags.
@Suite struct StructureTests {
  static let declarations: [(String, String)] = [
    ("import struct Foundation.Date", "import Foundation(-, typeIdentifier Date)"),
    ("import Darwin.C", "import Darwin"),
    (
      "@MainActor public final class A<T: P>: B, C where T.E == Int { let a = 1 }",
      "class A(attributeList(attribute MainActor(typeIdentifier MainActor)), "
        + "genericParameterClause(genericParameter T(typeIdentifier P)), inheritanceClause(typeIdentifier B, "
        + "typeIdentifier C), whereClause(sameTypeRequirement(memberType E(typeIdentifier T), "
        + "typeIdentifier Int)), block(variable(-, patternBinding(bindingPattern a, -, integer))))"
    ),
    (
      "~public nonisolated struct S { static var x: Int { 1 } }",
      "struct S {nonisolated public}(-, -, -, -, block(variable {static}(-, "
        + "patternBinding(bindingPattern x, typeIdentifier Int, -, accessorBlock(accessor get {implicit}(-, -, "
        + "block(integer {one})))))))"
    ),
    (
      "extension Array.Index where Element: P {}",
      "extension Index(-, -, -, whereClause(conformanceRequirement(typeIdentifier Element, "
        + "typeIdentifier P)), block, memberType Index(typeIdentifier Array))"
    ),
    (
      "protocol P<E>: AnyObject { associatedtype E: Q = R; func f() async throws -> E; var v: Int { get "
        + "async set } }",
      "protocol P(-, genericParameterClause(genericParameter E), "
        + "inheritanceClause(typeIdentifier AnyObject), -, block(associatedType E(-, "
        + "inheritanceClause(typeIdentifier Q), typeIdentifier R), function f(-, -, parameterClause, "
        + "typeIdentifier E), variable(-, patternBinding(bindingPattern v, typeIdentifier Int, -, "
        + "accessorBlock(accessor get, accessor set)))))"
    ),
    (
      "enum E: Int { case a = 1, b(x: Int, String); indirect case c }",
      "enum E(-, -, inheritanceClause(typeIdentifier Int), -, block(enumCase(-, enumCaseElement a(-, "
        + "integer), enumCaseElement b(parameterClause(parameter x(-, typeIdentifier Int), parameter(-, "
        + "typeIdentifier String)))), enumCase(-, enumCaseElement c)))"
    ),
    (
      "~func f<T>(_ a: inout Int, b c: @escaping () async -> Void = {}, d: isolated A, "
        + "e: T...) async throws(X) -> T where T: P {}",
      "function f {async throws weak}(-, genericParameterClause(genericParameter T), "
        + "parameterClause(parameter a {override}(-, typeIdentifier Int, -, label _), "
        + "parameter c {nonisolated}(-, functionType {async asyncLet}(tupleType, typeIdentifier Void), "
        + "closure(-, -, -, -, block), label b), parameter d {mutating}(-, typeIdentifier A), "
        + "parameter e {lazy}(-, typeIdentifier T)), typeIdentifier T, "
        + "whereClause(conformanceRequirement(typeIdentifier T, typeIdentifier P)), block)"
    ),
    (
      "~init?(x: @autoclosure () -> Int) {}",
      "initializer init {failable}(-, -, parameterClause(parameter x {final}(-, "
        + "functionType {written}(tupleType, typeIdentifier Int))), -, -, block)"
    ),
    ("deinit {}", "deinitializer deinit(-, -, -, -, -, block)"),
    (
      "subscript<T>(i: T, j k: Int) -> Int { get { 1 } set(v) {} }",
      "subscript subscript(-, genericParameterClause(genericParameter T), parameterClause(parameter i(-, "
        + "typeIdentifier T), parameter k(-, typeIdentifier Int, -, label j)), typeIdentifier Int, -, "
        + "accessorBlock(accessor get(-, -, block(integer)), accessor set(-, parameter v, block)))"
    ),
    (
      "~async let a = f(), b: Int = g()",
      "variable {async let}(-, patternBinding(bindingPattern a {backticked}, -, "
        + "call f {asyncLet}(identifier f {asyncLet})), patternBinding(bindingPattern b {backticked}, "
        + "typeIdentifier Int, call g {asyncLet}(identifier g {asyncLet})))"
    ),
    (
      "~var x: Int { didSet { f() } }",
      "variable(-, patternBinding(bindingPattern x, typeIdentifier Int, -, "
        + "accessorBlock(accessor didSet(-, -, block(call f(identifier f))))))"
    ),
    (
      "lazy var (a, _): (Int, Int) = (1, 2)",
      "variable(-, patternBinding(tuplePattern(bindingPattern a, wildcardPattern), "
        + "tupleType(tupleTypeElement(typeIdentifier Int), tupleTypeElement(typeIdentifier Int)), "
        + "tuple(argument(integer), argument(integer))))"
    ),
    (
      "macro m(_ x: Int) -> Int = #e(x)",
      "macro m(-, -, parameterClause(parameter x(-, typeIdentifier Int, -, label _)), typeIdentifier Int, "
        + "-, macroExpansion e(argument(identifier x)))"
    ),
    (
      "typealias F<T> = @Sendable (T, inout Int) async throws -> [T: U]?",
      "typealias F(-, genericParameterClause(genericParameter T), "
        + "functionType(tupleType(tupleTypeElement(typeIdentifier T), tupleTypeElement(typeIdentifier Int)), "
        + "optionalType(dictionaryType(typeIdentifier T, typeIdentifier U))))"
    ),
    (
      "func <=> (a: A, b: B) {}",
      "function <=>(-, -, parameterClause(parameter a(-, typeIdentifier A), parameter b(-, "
        + "typeIdentifier B)), -, -, block)"
    ),
    (
      "let x = if a { 1 } else { 2 }",
      "variable(-, patternBinding(bindingPattern x, -, if(conditionList(identifier a), block(integer), "
        + "block(integer))))"
    ),
    (
      "var a: some P & Q, b: (any ~C)?, c: A.B<T>.Type, d: [T], e: [K: V], f: [3 of T], g: T!, h: (x: A, "
        + "B...) -> C",
      "variable(-, patternBinding(bindingPattern a, someType(compositionType(typeIdentifier P, "
        + "typeIdentifier Q))), patternBinding(bindingPattern b, "
        + "optionalType(tupleType(tupleTypeElement(anyType(suppressedType(typeIdentifier C)))))), "
        + "patternBinding(bindingPattern c, metatypeType(memberType B(typeIdentifier A, typeIdentifier T))), "
        + "patternBinding(bindingPattern d, arrayType(typeIdentifier T)), patternBinding(bindingPattern e, "
        + "dictionaryType(typeIdentifier K, typeIdentifier V)), patternBinding(bindingPattern f, "
        + "inlineArrayType(integer, typeIdentifier T)), patternBinding(bindingPattern g, "
        + "implicitlyUnwrappedType(typeIdentifier T)), patternBinding(bindingPattern h, "
        + "functionType(tupleType(tupleTypeElement x(typeIdentifier A), tupleTypeElement(typeIdentifier B)), "
        + "typeIdentifier C)))"
    ),
    ("using @MainActor", ""),
    ("actor A {}; actor(x)", "actor A(-, -, -, -, block) ; call actor(identifier actor, argument(identifier x))"),
    (
      "@A(x) @B func f() {}",
      "function f(attributeList(attribute A(typeIdentifier A, argument(identifier x)), "
        + "attribute B(typeIdentifier B)), -, parameterClause, -, -, block)"
    ),
    (
      "#if A⏎@B⏎#endif⏎func f() {}",
      "function f(attributeList(attribute B(typeIdentifier B)), -, parameterClause, -, -, block)"
    ),
    (
      "let a: Int⏎{ 1 }",
      "variable(-, patternBinding(bindingPattern a, typeIdentifier Int, -, accessorBlock(accessor get(-, "
        + "-, block(integer)))))"
    ),
    (
      "var x = y { didSet {} }",
      "variable(-, patternBinding(bindingPattern x, -, identifier y, accessorBlock(accessor didSet(-, -, "
        + "block))))"
    ),
    (
      "func f() -> Int { 1 }⏎{ x }",
      "function f(-, -, parameterClause, typeIdentifier Int, -, block(integer)) ; closure(-, -, -, -, "
        + "block(identifier x))"
    ),
  ]

  static let statements: [(String, String)] = [
    ("return", "return"),
    ("throw e", "throw(identifier e)"),
    (
      "label: for try await case .some(let x) in xs where x > 1 { continue label }",
      "labeled label(for for(expressionPattern(call some(member some, argument(bindingPattern x))), -, "
        + "identifier xs, sequence(identifier x, binaryOperator >, integer), block(continue label)))"
    ),
    ("for (i, x) in xs {}", "for for(tuplePattern(bindingPattern i, bindingPattern x), -, identifier xs, -, block)"),
    (
      "while let x = f(), case .a(let y)? = z, #available(macOS 1, *) {}",
      "while(conditionList(optionalBinding(bindingPattern x, -, call f(identifier f)), "
        + "patternCondition(optionalPattern(expressionPattern(call a(member a, argument(bindingPattern y)))), "
        + "-, identifier z), availabilityCondition), block)"
    ),
    ("repeat {} while x", "repeat(block, identifier x)"),
    (
      "guard let self, x else { return }",
      "guard(conditionList(optionalBinding(bindingPattern self, -, identifier self), identifier x), block(return))"
    ),
    (
      "if a {} else if b {} else { c }",
      "if(conditionList(identifier a), block, if(conditionList(identifier b), block, block(identifier c)))"
    ),
    (
      "switch x { case .a, let y as Int where y > 1: f(); @unknown default: break }",
      "switch(identifier x, switchCase(caseLabel(caseItem(expressionPattern(member a)), "
        + "caseItem(asPattern(bindingPattern y, typeIdentifier Int), sequence(identifier y, binaryOperator >, "
        + "integer))), block(call f(identifier f))), switchCase(caseLabel, block(break)))"
    ),
    (
      "switch x {⏎#if A⏎case 1: a⏎#endif⏎default: b⏎}",
      "switch(identifier x, conditionalBranch(switchCase(caseLabel(caseItem(expressionPattern(integer))), "
        + "block(identifier a))), switchCase(caseLabel, block(identifier b)))"
    ),
    (
      "do { try f() } catch let e as E where x { } catch is F { } catch { }",
      "do(block(try(call f(identifier f))), catchClause(caseItem(asPattern(bindingPattern e, "
        + "typeIdentifier E), identifier x), block), catchClause(caseItem(isPattern(typeIdentifier F)), "
        + "block), catchClause(block))"
    ),
    ("defer { f() }", "defer(block(call f(identifier f)))"),
    ("case .a", "member a"),
    (
      "if f { x } {}",
      "if(conditionList(call f(identifier f, argument(closure(-, -, -, -, block(identifier x))))), block)"
    ),
    ("if f(a) { x }", "if(conditionList(call f(identifier f, argument(identifier a))), block(identifier x))"),
    (
      "if let x = f { y } {}",
      "if(conditionList(optionalBinding(bindingPattern x, -, call f(identifier f, argument(closure(-, -, "
        + "-, -, block(identifier y)))))), block)"
    ),
    (
      "#if A⏎f()⏎#elseif false⏎g()⏎#else⏎h()⏎#endif",
      "conditionalBranch(call f(identifier f)) ; conditionalBranch(call h(identifier h))"
    ),
    (
      "if case let .a(x, (y, _)) = z {}",
      "if(conditionList(patternCondition(expressionPattern(call a(member a, argument(bindingPattern x), "
        + "argument(tuple(argument(bindingPattern y), argument(wildcardPattern))))), -, identifier z)), block)"
    ),
    (
      "if case (let a, 1...2) = b {}",
      "if(conditionList(patternCondition(tuplePattern(bindingPattern a, "
        + "expressionPattern(sequence(integer, binaryOperator ..., integer))), -, identifier b)), block)"
    ),
    ("yield x; discard self", "yield(identifier x) ; discard(identifier self)"),
  ]

  static let expressions: [(String, String)] = [
    (
      "a.b?.c![0](1, x: 2) { $0 } d: { e in e }",
      "call(subscript(forceUnwrap(member c(optionalChain(member b(identifier a)))), argument(integer)), "
        + "argument(integer), argument x(integer), argument(closure(-, -, -, -, block(identifier $0))), "
        + "argument d(closure(-, -, parameterClause(parameter e), -, block(identifier e))))"
    ),
    ("foo⏎{ a }", "call foo(identifier foo, argument(closure(-, -, -, -, block(identifier a))))"),
    (
      "f { (a: Int, b) async throws -> Int in a }",
      "call f(identifier f, argument(closure(-, -, parameterClause(parameter a(-, typeIdentifier Int), "
        + "parameter b), typeIdentifier Int, block(identifier a))))"
    ),
    (
      "f { [weak self, x = y] in self }",
      "call f(identifier f, argument(closure(-, captureList(capture self(identifier self), capture x(identifier y)), -, -, "
        + "block(identifier self))))"
    ),
    (
      "f { a, _ in a }",
      "call f(identifier f, argument(closure(-, -, parameterClause(parameter a, parameter _), -, "
        + "block(identifier a))))"
    ),
    (
      "~{ @MainActor [a] x async in await y }",
      "closure {async hasAwait}(attributeList(attribute MainActor(typeIdentifier MainActor)), "
        + "captureList(capture a(identifier a)), parameterClause(parameter x), -, "
        + "block {hasAwait}(await(identifier y {awaited})))"
    ),
    ("a ? b : c", "sequence(identifier a, ternaryOperator(identifier b), identifier c)"),
    (
      "a = b + -c * d as? T ?? e",
      "sequence(identifier a, assignmentOperator =, identifier b, binaryOperator +, "
        + "prefixOperator -(identifier c), binaryOperator *, identifier d, castOperator(typeIdentifier T), "
        + "binaryOperator ??, identifier e)"
    ),
    ("x is T", "sequence(identifier x, isOperator(typeIdentifier T))"),
    (
      "~try await a.b() + c",
      "try(await(sequence(call b {awaited tried}(member b {awaited tried}(identifier a {awaited tried})), "
        + "binaryOperator +, identifier c {awaited tried})))"
    ),
    (
      "~x.y = await z",
      "sequence(member y {written onlyWritten}(identifier x), assignmentOperator =, "
        + "await(identifier z {awaited}))"
    ),
    (
      "~x.y += 1; f(&a.b); (a.c, d) = e",
      "sequence(member y {written}(identifier x), binaryOperator +=, integer {one}) ; call f(identifier f, "
        + "argument(inout(member b {written}(identifier a)))) ; sequence(tuple {written "
        + "onlyWritten}(argument(member c {written onlyWritten}(identifier a)), "
        + "argument(identifier d {written onlyWritten})), assignmentOperator =, identifier e)"
    ),
    (
      "f(x: y, +, a...)",
      "call f(identifier f, argument x(identifier y), argument(identifier +), "
        + "argument(postfixOperator ...(identifier a)))"
    ),
    (
      #"\A.b?.c[0]"#,
      "keyPath(typeIdentifier A, keyPathComponent b, keyPathComponent c, keyPathComponent(argument(integer)))"
    ),
    (
      "a < b, c > (d)",
      "call a(specialization(identifier a, typeIdentifier b, typeIdentifier c), argument(identifier d))"
    ),
    (
      "f(a < b, c > (d))",
      "call f(identifier f, argument(call a(specialization(identifier a, typeIdentifier b, "
        + "typeIdentifier c), argument(identifier d))))"
    ),
    (
      "A<B, [C]>.d(); a<b",
      "call d(member d(specialization(identifier A, typeIdentifier B, "
        + "arrayType(typeIdentifier C)))) ; sequence(identifier a, binaryOperator <, identifier b)"
    ),
    ("#selector(f(a:))", "macroExpansion selector(argument(identifier f(label a)))"),
    (
      "#m<T>(x) { y }",
      "macroExpansion m(argument(identifier x), argument(closure(-, -, -, -, block(identifier y))))"
    ),
    (#""a\(b, c: d)""#, "string(interpolation(argument(identifier b), argument c(identifier d)))"),
    ("[a, b: c]", "dictionary(identifier a, identifier b, identifier c)"),
    (
      "[1, 2]; []; [:]; [a: b]",
      "array(integer, integer) ; array ; dictionary ; dictionary(identifier a, identifier b)"
    ),
    (
      "[Int](); [3 of Int](); (Int, x: Int).self; (() -> Void).self",
      "call(array(identifier Int)) ; call(type(inlineArrayType(integer, "
        + "typeIdentifier Int))) ; member self(tuple(argument(identifier Int), "
        + "argument x(identifier Int))) ; member self(parenthesized(sequence(tuple, arrowOperator, "
        + "identifier Void)))"
    ),
    (
      "a⏎.b⏎#if X⏎.c()⏎#else⏎.d⏎#endif⏎.e()",
      "call e(member e(conditionalSuffix(member b(identifier a), conditionalBranch(call c(member c)), "
        + "conditionalBranch(member d))))"
    ),
    (
      "consume x; copy y; repeat each z; unsafe f(); any P.self; borrow",
      "keyword consume(identifier x) ; keyword copy(identifier y) ; keyword repeat(keyword each(identifier "
        + "z)) ; keyword unsafe(call f(identifier f)) ; type(anyType(memberType self(typeIdentifier P))) ; "
        + "identifier borrow"
    ),
    ("A::b(C::D.self)", "call b(identifier b, argument(member self(identifier D)))"),
    (
      #"0; 0.0; 1; ""; "http://a"; true; nil; /a/"#,
      "integer ; float ; integer ; string ; string ; boolean true ; nil ; regex"
    ),
    ("~`class`(`a`)", "call class(identifier class {backticked}, argument(identifier a {backticked}))"),
    ("await x; let await = 1", "await(identifier x) ; variable(-, patternBinding(bindingPattern await, -, integer))"),
  ]

  @Test(arguments: declarations)
  func readsDeclarations(source: String, expected: String) { check(source, expected) }

  @Test(arguments: statements)
  func readsStatements(source: String, expected: String) { check(source, expected) }

  @Test(arguments: expressions)
  func readsExpressions(source: String, expected: String) { check(source, expected) }

  private func check(_ source: String, _ expected: String) {
    let showsFlags = source.hasPrefix("~")
    let text = (showsFlags ? source.dropFirst() : source[...]).replacing("⏎", with: "\n")
    #expect(treeNotation(String(text), flags: showsFlags) == expected)
  }
}
