import AsyncLintSyntax

/// `XCTAssertThrowsError(try load(url)) { … }` and `XCTAssertNoThrow(try load(url))`: what is awaited before them throws outside of them.
struct AssertedErrors {
  static let throwing = "XCTAssertThrowsError"
  static let notThrowing = "XCTAssertNoThrow"

  var isWanted: Bool
  /// What the assertion says where it fails.
  var message: ByteRange?
  /// What is done with the error, and what is called so there.
  var handler: ByteRange?
  var name: String
  var edits: [Finding.Substitution.Edit] = []
  /// The handler is a function, or a closure that may end at a `return`, which in a `catch` would leave the test.
  var isCalled = false

  /// The assertion is all that the line does.
  func code(around lines: [String]) -> [String] {
    var lines = lines
    if !lines[0].hasPrefix("_ = ") { lines[0] = "_ = \(lines[0])" }
    if !isWanted { return lines }
    let failing = "XCTFail(\(message == nil ? "\"no error\"" : "{message}"))"
    let start = name == "error" || isCalled ? "} catch {" : "} catch let \(name) {"
    return ["do {"] + lines.map { "  \($0)" } + ["  \(failing)"]
      + (handler == nil ? ["} catch {}"] : [start, isCalled ? "  ({handler})(error)" : "  {handler}", "}"])
  }

  func substitutions(in file: ProgramFile) -> [Finding.Substitution] {
    [
      Finding.Substitution(
        placeholder: "{message}", file: Int(file.index), range: message, name: "\"no error\"", limit: 60),
      Finding.Substitution(
        placeholder: "{handler}", file: Int(file.index), range: handler, name: "…  // what is done with the error",
        limit: 90, edits: edits),
    ]
  }
}

extension AdviceWriter {
  /// A recipe that asserts what the assertion around the call does, which takes no `await`.
  func asserting(_ recipe: Recipe, _ around: Surroundings) -> (recipe: Recipe, around: Surroundings) {
    guard subject.context.kind == .async, around.assertion != nil, around.place == .inPlace,
      around.captures.awaited.isEmpty, let asserted
    else { return (recipe, around) }
    var (recipe, around) = (recipe, around)
    let parts = recipe.parts
    recipe.code = (parts.declarations + asserted.code(around: parts.statement)).joined(separator: "\n")
    recipe.words = "in place of the assertion, \(recipe.words)"
    around.assertion = nil
    if asserted.isWanted { around.catchesErrors = true }
    return (recipe, around)
  }

  /// What is asserted of all that moves.
  private var asserted: AssertedErrors? { analyzer.assertedErrors(of: around.moved, in: moved.file) }

  var substitutionsOfAssertion: [Finding.Substitution] { asserted?.substitutions(in: moved.file) ?? [] }

  /// What is said of the assertion where the code does not say it.
  static func remark(onAssertion name: String) -> String {
    switch name {
    case AssertedErrors.throwing:
      "\n\"\(name)\" takes no await: a \"do\" takes its place, with \"XCTFail()\" behind the await, and a \"catch\""
    case AssertedErrors.notThrowing:
      "\n\"\(name)\" takes no await: await in its place, where an error fails the test, too"
    default: "\n\"\(name)\" takes no await: await before it"
    }
  }
}

extension Analyzer {
  fileprivate func assertedErrors(of moved: MovedExpression, in file: ProgramFile) -> AssertedErrors? {
    guard moved.first == 0 else { return nil }
    var whole = moved.node
    while [.tryExpression, .parenthesizedExpression].contains(file.kind(file.parent(whole))) {
      whole = file.parent(whole)
    }
    guard file.kind(file.parent(whole)) == .argument, case let call = file.parent(file.parent(whole)),
      file.kind(call) == .callExpression, isStatementAlone(call, in: file),
      case let name = text(file.name(calleeName(of: call, in: file))),
      [AssertedErrors.throwing, AssertedErrors.notThrowing].contains(name),
      case let arguments = CallShape(call, in: file).arguments, arguments.first?.expression == whole,
      arguments.allSatisfy({ $0.label == 0 })
    else { return nil }
    var asserted = AssertedErrors(isWanted: name == AssertedErrors.throwing, name: "error")
    for argument in arguments.dropFirst() {
      guard file.kind(argument.expression) == .closureExpression else {
        if argument.isTrailing || asserted.handler != nil { return nil }
        let range = file.range(ofExpression: argument.expression)
        if asserted.message == nil {
          asserted.message = range
        } else {
          (asserted.handler, asserted.isCalled) = (range, true)
        }
        continue
      }
      let statements = file.children(file.child(4, argument.expression))
      guard let first = statements.first, let last = statements.last else { continue }
      if returns(argument.expression, in: file) {
        (asserted.handler, asserted.isCalled) = (file.range(ofExpression: argument.expression), true)
        continue
      }
      asserted.handler = file.range(ofStatements: first, last, ofClosure: argument.expression)
      let named = file.children(file.child(2, argument.expression)).first { file.kind($0) == .parameter }
      if let named { asserted.name = text(file.name(named)) }
      if asserted.name == "_" { asserted.name = "error" }
      asserted.edits = numberedArguments(of: argument.expression, in: file).map {
        Finding.Substitution.Edit(range: file.range(ofExpression: $0), text: asserted.name)
      }
    }
    return asserted
  }
}
