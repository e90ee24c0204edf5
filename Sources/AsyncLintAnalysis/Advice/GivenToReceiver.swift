import AsyncLintSyntax

/// What a function gives an object that it makes, before it makes a certain call of it: by property (`process.arguments = list`), and to the
/// call that makes it by label or number (`try Process.run(tool, arguments: list)`).
struct GivenToReceiver {
  /// Each as it stands in the file, with the path in it as for `Analyzer.path(inURL:in:)`; without a range where it is one of several.
  private(set) var values: [String: (range: ByteRange?, path: ByteRange?)] = [:]
  /// `standardError.nullDevice`, where the value is a member of that name; `environment.literal`, where it is a list or dictionary, `arguments.empty` where it is `[]`; `call` and
  /// `call.run`, where the object has no name, but the call that makes it stands there, of a function of that name.
  private var kinds: Set<String> = []
  /// What is said there of the errors of that call; nil: nothing.
  fileprivate(set) var tries: Surroundings.Tries?

  /// `names`: with bars between them.
  func hasOne(of names: Substring) -> Bool {
    names.split(separator: "|").map(String.init).contains { values[$0] != nil || kinds.contains($0) }
  }

  fileprivate mutating func makeThere(byCalling function: String) { kinds.formUnion(["call", "call.\(function)"]) }

  fileprivate mutating func give(_ name: String, _ value: ByteRange, path: ByteRange?, kind: String?) {
    let isFirst = values[name] == nil
    values[name] = isFirst ? (value, path) : (nil, nil)
    kinds = kinds.filter { !$0.hasPrefix("\(name).") }
    if isFirst, let kind { kinds.insert("\(name).\(kind)") }
  }
}

extension Analyzer {
  /// The text of `name` in `URL(fileURLWithPath: name)`: what takes a path needs no address around it.
  func path(inURL expression: NodeID, in file: ProgramFile) -> ByteRange? {
    guard file.kind(expression) == .callExpression,
      text(file.name(calleeName(of: expression, in: file))) == "URL",
      let argument = CallShape(expression, in: file).arguments.first,
      ["fileURLWithPath", "filePath"].contains(text(argument.label))
    else { return nil }
    return file.range(ofExpression: argument.expression)
  }

  /// `callee`: of a call of the object's. Nothing where the object is neither a local variable, nor made there.
  func valuesGiven(toReceiverOf callee: NodeID, in file: ProgramFile) -> GivenToReceiver {
    var given = GivenToReceiver()
    guard file.kind(callee) == .memberExpression, case let receiver = file.child(0, callee) else { return given }
    // `(try? Process.run(tool, arguments: list))?`
    var made = receiver
    while [.optionalChainExpression, .parenthesizedExpression, .tryExpression].contains(file.kind(made)) {
      if file.kind(made) == .tryExpression { given.tries = tries(of: made, in: file) }
      made = file.child(0, made)
    }
    if file.kind(made) == .callExpression {
      // A function of the program's own may take other arguments.
      let maker = calleeName(of: made, in: file)
      let isOwn = resolve(maker, in: file).candidates.contains { isProject($0) }
      given.makeThere(byCalling: isOwn ? "" : text(file.name(maker)))
      giveArguments(of: made, in: file, to: &given)
      return given
    }
    given.tries = nil
    guard file.kind(receiver) == .identifierExpression,
      case .local(let local)? = resolve(receiver, in: file).candidates.first?.target
    else { return given }
    var maker = constantValue(of: receiver, in: file)?.node ?? 0
    while [.tryExpression, .awaitExpression, .parenthesizedExpression].contains(file.kind(maker)) {
      maker = file.child(0, maker)
    }
    giveArguments(of: maker, in: file, to: &given)
    let uses = variableUses(file.name(receiver), in: enclosingFunction(of: callee, in: file), of: file)
    for parts in uses.assignments.sorted(by: { file.offset($0[0]) < file.offset($1[0]) })
    where file.offset(parts[0]) < file.offset(callee) && file.kind(parts[0]) == .memberExpression
      && file.kind(parts[1]) == .assignmentOperator
    {
      guard case .local(local)? = resolve(file.child(0, parts[0]), in: file).candidates.first?.target else { continue }
      give(parts[2], as: text(file.name(parts[0])), until: file.end(parts[parts.count - 1]), in: file, to: &given)
    }
    return given
  }

  /// A closure behind the parentheses has no label there, but a number.
  private func giveArguments(of maker: NodeID, in file: ProgramFile, to given: inout GivenToReceiver) {
    guard file.kind(maker) == .callExpression else { return }
    for (number, argument) in CallShape(maker, in: file).arguments.enumerated()
    where file.kind(argument.expression) != .nilLiteral {
      let name = argument.label == 0 ? "\(number)" : text(argument.label)
      give(argument.expression, as: name, until: file.end(argument.expression), in: file, to: &given)
    }
  }

  private func give(
    _ value: NodeID, as name: String, until end: UInt32, in file: ProgramFile, to given: inout GivenToReceiver
  ) {
    let kind: String? =
      switch file.kind(value) {
      case .memberExpression: text(file.name(value))
      case .arrayLiteral where file.childCount(value) == 0: "empty"
      case .arrayLiteral, .dictionaryLiteral: "literal"
      default: nil
      }
    given.give(
      name, ByteRange(start: file.range(ofExpression: value).start, end: end), path: path(inURL: value, in: file),
      kind: kind)
  }
}
