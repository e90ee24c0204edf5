import AsyncLintSyntax

/// The parts of a moved call that a constant may stand for, with the constant's name: its arguments, and `request.store` in
/// `request.store.load(name)` or `page.render()` in `page.render().write(to: url)`.
struct CallParts {
  var constants: [NodeID: String] = [:]
  /// What the call is made on, where an `await` stands before it.
  private(set) var awaitedReceiver: NodeID = 0
  /// What the call is made on, where that is a call itself.
  private(set) var receiverCall: NodeID = 0
  /// An `await` stands before the call, for nothing but what is in it, and nothing in it is known to be what is awaited.
  private(set) var isAllThatIsAwaited = false
  /// What the call is made on, where a `?` within makes no call of it if something is nil.
  private var optionalReceiver: NodeID = 0

  init?(of moved: MovedExpression, in file: ProgramFile, _ analyzer: Analyzer) {
    guard moved.first == 0, file.kind(moved.node) == .callExpression else { return nil }
    let callee = analyzer.calleeName(of: moved.node, in: file)
    for argument in CallShape(moved.node, in: file).arguments where !argument.isTrailing {
      if let condition = conditionOfTypeless(argument.expression, in: file) {
        constants[condition] = "condition"
        continue
      }
      let name = analyzer.constantName(forLabel: argument.label, of: file.name(callee))
      constants[argument.expression] = keywords.contains(name) ? "input" : name
    }
    isAllThatIsAwaited = analyzer.isOperandOfAwait(moved.node, in: file)
    note(receiverOf: callee, in: file, analyzer)
    if isAllThatIsAwaited {
      isAllThatIsAwaited = !constants.keys.contains { part in
        analyzer.keywordsToAwait(
          part, isReceiver: part == awaitedReceiver, isAllThatIsAwaited: false, in: file) != nil
      }
    }
  }

  private mutating func note(receiverOf callee: NodeID, in file: ProgramFile, _ analyzer: Analyzer) {
    guard file.kind(callee) == .memberExpression, file.child(0, callee) != 0 else { return }
    let optional = analyzer.optionalReceiver(of: callee, in: file)
    let receiver = optional ?? file.child(0, callee)
    if optional == file.child(0, callee) { optionalReceiver = receiver }
    let isMember = file.kind(receiver) == .memberExpression
    if !isMember && file.flags(file.first(ofExpression: receiver)).contains(.isAwaited)
      || isMember && isAllThatIsAwaited
      || analyzer.holdsAwait(receiver, in: file)
    {
      awaitedReceiver = receiver
      constants[receiver] =
        file.kind(receiver) == .identifierExpression ? analyzer.text(file.name(receiver)) : "value"
    }
    if file.kind(receiver) == .callExpression, constants[receiver] == nil, optional == nil,
      case .nominal(let type, _) = analyzer.typeOf(receiver, in: file)
    {
      receiverCall = receiver
      constants[receiver] = variableName(ofType: Substring(analyzer.text(analyzer.program.nominals[Int(type)].name)))
    }
    guard isMember, file.child(0, receiver) != 0, file.name(file.child(0, receiver)) != analyzer.known.`self` else {
      return
    }
    let name = analyzer.text(file.name(receiver))
    if name.first?.isNumber != true { constants[receiver] = name }
  }

  /// What stands in the place of a part: a receiver that is nil makes no call.
  func constant(_ name: String, for part: NodeID) -> String { part == optionalReceiver ? "\(name)?" : name }
}

/// What decides in `isBig() ? .utf8 : .utf16`: the choices have their type from the parameter, which a capture list does not say.
private func conditionOfTypeless(_ argument: NodeID, in file: ProgramFile) -> NodeID? {
  var node = argument
  while file.kind(node) == .parenthesizedExpression { node = file.child(0, node) }
  guard file.kind(node) == .sequenceExpression, file.childCount(node) == 3,
    case let choice = file.child(1, node), file.kind(choice) == .ternaryOperator,
    isTypeless(file.child(0, choice), in: file), isTypeless(file.child(2, node), in: file)
  else { return nil }
  return file.child(0, node)
}

private func isTypeless(_ node: NodeID, in file: ProgramFile) -> Bool {
  switch file.kind(node) {
  case .arrayLiteral, .dictionaryLiteral, .integerLiteral, .floatLiteral, .nilLiteral, .stringLiteral: true
  default: file.isImplicitMember(node)
  }
}

/// Labels that cannot name a constant.
private let keywords: Set<String> = [
  "as", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else", "enum",
  "extension",
  "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal",
  "is",
  "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self",
  "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where",
  "while",
]
