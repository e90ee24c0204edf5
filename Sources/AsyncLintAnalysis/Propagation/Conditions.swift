import AsyncLintCatalogue
import AsyncLintSyntax

extension Analyzer {
  /// Whether a call of an API blocks as it is written: by `await`, and by the conditions of its line in `rules/`.
  func isBlocking(
    _ symbol: Int, _ candidate: Resolution.Candidate, _ shape: CallShape?, in file: ProgramFile
  ) -> Bool {
    let entry = external.catalogue.symbols[symbol]
    if entry.hasAsyncOverload, let shape, shape.isAwaited { return false }
    if entry.isRequirement {
      let receiver = shape.map { self.receiver(of: $0.call, in: file) } ?? 0
      let type = receiver == 0 ? candidate.base : type(of: subject(receiver, in: file), at: receiver, in: file).type
      if isQuiet(symbol, on: type) { return false }
    }
    if let shape, isGivenHandler(entry, candidate, shape) || opensNullDevice(symbol, shape, in: file) { return false }
    return entry.conditions.allSatisfy { holds($0, symbol, candidate, shape, in: file) }
  }

  /// Whether the arguments of a call decide if it blocks, so that a function that is only handed over says nothing. Not of a sleep: that of
  /// no time is the exception, as is reading nothing.
  func dependsOnArguments(_ symbol: Int) -> Bool {
    external.catalogue.symbols[symbol].conditions.contains { if case .unlessZeroSize = $0 { false } else { true } }
      && ruleName(ofSymbol: symbol) != "blocking-sleep"
  }

  /// Whether nothing can be said of an API without the arguments, as of descriptors and times: where it is handed on they are out of sight.
  /// `kevent` is mostly called to change what is waited for.
  func dependsOnUnseenArguments(_ symbol: Int) -> Bool {
    ruleName(ofSymbol: symbol) != "blocking-sleep"
      && external.catalogue.symbols[symbol].conditions.contains {
        switch $0 {
        case .ifMentions, .ifLiteralTrue, .ifRemoteURL, .ifArgumentType, .ifIterated, .unlessNonblocking, .message,
          .unlessMemoryStream, .unlessZeroTimeout, .unlessNegative, .unlessNumericHost:
          true
        case .unlessZeroSize, .unlessMentions, .unlessLiteralFalse, .unlessRemoteURL, .unlessArgumentType,
          .unlessIterated:
          false
        }
      }
  }

  /// A trailing closure is left over for a parameter that takes no closure: this is another function of the name, one that calls a
  /// completion handler (`newTexture(URL: url) { texture, error in … }`).
  private func isGivenHandler(_ entry: Symbol, _ candidate: Resolution.Candidate, _ shape: CallShape) -> Bool {
    guard let match = candidate.match, let index = shape.arguments.firstIndex(where: \.isTrailing),
      match.parameters.indices.contains(index)
    else { return false }
    let parameter = match.parameters[index]
    guard entry.isOptional[parameter], entry.labels[parameter] != "_" else { return false }
    return !external.catalogue.closureParameters.contains {
      $0.baseName == entry.baseName && $0.closureLabel == entry.labels[parameter]
    }
  }

  func holds(
    _ condition: Condition, _ symbol: Int, _ candidate: Resolution.Candidate, _ shape: CallShape?,
    in file: ProgramFile
  ) -> Bool {
    func argument(_ parameter: Int) -> NodeID {
      shape.map { self.argument(parameter, candidate, $0, in: file) } ?? 0
    }
    func subject(_ parameter: Int?) -> NodeID {
      parameter.map(argument) ?? shape.map { receiver(of: $0.call, in: file) } ?? 0
    }
    switch condition {
    case .unlessZeroTimeout(let parameter):
      return !isZeroTimeout(argument(parameter), in: file) || isSpinning(symbol, shape, in: file)
    case .unlessNegative(let parameter): return !isNegative(argument(parameter), in: file)
    case .unlessZeroSize(let parameter): return !isZeroTimeout(argument(parameter), in: file)
    case .unlessMentions(let parameter, let name): return !alwaysMentions(argument(parameter), name, in: file)
    case .ifMentions(let parameter, let name): return mentions(argument(parameter), name, in: file)
    case .unlessLiteralFalse(let parameter): return !isBoolean(argument(parameter), "false", in: file)
    case .ifLiteralTrue(let parameter): return isBoolean(argument(parameter), "true", in: file)
    case .ifRemoteURL(let parameter): return scheme(of: argument(parameter), in: file) == .isRemoteAddress
    case .unlessRemoteURL(let parameter): return scheme(of: argument(parameter), in: file).isEmpty
    case .ifArgumentType(let parameter, let types): return isOneOf(types, argument(parameter), in: file)
    case .unlessArgumentType(let parameter, let types): return !isOneOf(types, argument(parameter), in: file)
    case .message(let parameter): return output(subject(parameter), in: file) != .nowhere
    case .unlessMemoryStream(let parameter): return !isMemoryStream(subject(parameter), in: file)
    case .ifIterated: return isResultIterated(shape?.call ?? 0, in: file)
    case .unlessIterated: return !isResultIterated(shape?.call ?? 0, in: file)
    case .unlessNumericHost(let parameter): return !isNumericHost(argument(parameter), in: file)
    case .unlessNonblocking(let parameter): return !isNonblocking(subject(parameter), in: shape?.call ?? 0, file)
    }
  }

  /// Whether a call of an API writes a message for whoever started the program.
  /// `place`: of the callee.
  func isMessage(_ symbol: Int, _ candidate: Resolution.Candidate, at place: Place) -> Bool {
    let file = file(place)
    let call = call(ofCallee: place.node, in: file)
    return external.catalogue.symbols[symbol].conditions.contains { condition in
      guard case .message(let parameter) = condition else { return false }
      guard let parameter else { return isStandardOutput(receiver(ofCallee: place.node, in: file), in: file) }
      return call != 0
        && isStandardOutput(argument(parameter, candidate, CallShape(call, in: file), in: file), in: file)
    }
  }

  /// `while !flag { usleep(0) }` holds its thread although each call gives it back at once.
  private func isSpinning(_ symbol: Int, _ shape: CallShape?, in file: ProgramFile) -> Bool {
    guard let shape, ruleName(ofSymbol: symbol) == "blocking-sleep" else { return false }
    return isSpinning(calleeName(of: shape.call, in: file), in: file)
  }

  /// The expression given for a parameter; 0 if there is none.
  func argument(
    _ parameter: Int, _ candidate: Resolution.Candidate, _ shape: CallShape, in file: ProgramFile
  ) -> NodeID {
    guard let match = candidate.match, let index = match.parameters.firstIndex(of: parameter),
      shape.arguments.indices.contains(index)
    else { return 0 }
    return file.unparenthesized(shape.arguments[index].expression)
  }

  /// What stands before the dot; 0 for nothing.
  func receiver(of call: NodeID, in file: ProgramFile) -> NodeID {
    receiver(ofCallee: calleeName(of: call, in: file), in: file)
  }

  func receiver(ofCallee callee: NodeID, in file: ProgramFile) -> NodeID {
    file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
  }

  /// What a function does to a variable, as far as it shows.
  struct VariableUses {
    /// The parts of each `variable = value`, `variable.part |= value`.
    var assignments: [[NodeID]] = []
    /// Each `&variable`.
    var addresses: [NodeID] = []
    /// Where else it is named.
    var others: [NodeID] = []
    /// The function is too long to look at all of it.
    var isIncomplete = false
  }

  /// The last answer is kept: a function that asks once may ask for each of its calls. Who asks for another name of it may ask for all.
  func variableUses(_ name: GlobalName, in function: NodeID, of file: ProgramFile) -> VariableUses {
    let place = Place(file: file.index, node: function)
    if let all = usesOfLastFunction, all.function == place {
      return all.uses[name] ?? VariableUses(isIncomplete: all.isCutShort)
    }
    if let last = lastVariableUses, last.function == place {
      if last.name == name { return last.uses }
      let all = findVariableUses(of: nil, in: function, of: file)
      usesOfLastFunction = (place, all.uses, all.isCutShort)
      return all.uses[name] ?? VariableUses(isIncomplete: all.isCutShort)
    }
    let found = findVariableUses(of: name, in: function, of: file)
    let uses = found.uses[name] ?? VariableUses(isIncomplete: found.isCutShort)
    lastVariableUses = (place, name, uses)
    return uses
  }

  /// `wanted`: of this variable only.
  private func findVariableUses(
    of wanted: GlobalName?, in function: NodeID, of file: ProgramFile
  ) -> (uses: [GlobalName: VariableUses], isCutShort: Bool) {
    func variable(_ node: NodeID) -> GlobalName? {
      guard file.kind(node) == .identifierExpression, wanted == nil || file.name(node) == wanted else { return nil }
      return file.name(node)
    }
    var uses: [GlobalName: VariableUses] = [:]
    var isAccountedFor: Set<NodeID> = []
    var nodes = file.descendants(of: function, atMost: Self.mostNodesOfFunction)
    while let node = nodes.next() {
      if file.kind(node) == .sequenceExpression {
        let parts = Array(file.children(node))
        guard parts.count > 2, assignment(parts[1], in: file) != nil else { continue }
        let target = file.kind(parts[0]) == .memberExpression ? file.child(0, parts[0]) : parts[0]
        if let name = variable(target) {
          uses[name, default: VariableUses()].assignments.append(parts)
          isAccountedFor.insert(target)
        }
      } else if file.kind(node) == .inoutExpression {
        if let name = variable(file.child(0, node)) {
          uses[name, default: VariableUses()].addresses.append(node)
          isAccountedFor.insert(file.child(0, node))
        }
      } else if let name = variable(node), !isAccountedFor.contains(node) {
        uses[name, default: VariableUses()].others.append(node)
      }
    }
    if nodes.isCutShort { for name in uses.keys { uses[name]?.isIncomplete = true } }
    return (uses, nodes.isCutShort)
  }

  /// The most nodes of a function that are looked at for what it does to a variable or an object.
  static let mostNodesOfFunction = 20_000

  /// The function, closure or accessor that a node stands in, or the file.
  func enclosingFunction(of node: NodeID, in file: ProgramFile) -> NodeID {
    file.ancestor(of: node) {
      switch $0 {
      case .functionDeclaration, .initializerDeclaration, .accessor, .closureExpression, .sourceFile: true
      default: false
      }
    }
  }

  /// The function, closure or accessor that a local variable is of: closures and functions in it may name it as well.
  func function(ofVariable node: NodeID, in file: ProgramFile) -> NodeID {
    guard case .local(let local)? = resolve(node, in: file).candidates.first?.target else {
      return enclosingFunction(of: node, in: file)
    }
    return enclosingFunction(of: local, in: file)
  }

  /// `=`, `|=`, `+=`; nil for what assigns nothing.
  func assignment(_ node: NodeID, in file: ProgramFile) -> String? {
    if file.kind(node) == .assignmentOperator { return "=" }
    guard file.kind(node) == .binaryOperator else { return nil }
    let name = text(file.name(node))
    return name.hasSuffix("=") && !["==", "!=", "<=", ">=", "===", "!=="].contains(name) ? name : nil
  }

  /// The literal, or a constant that stands for it.
  func isBoolean(_ root: NodeID, _ value: String, in start: ProgramFile) -> Bool {
    var (node, file) = (root, start)
    for _ in 0..<16 {
      guard let value = constant(node, in: file) else { break }
      (node, file) = value
    }
    return file.kind(node) == .booleanLiteral && text(file.name(node)) == value
  }

  /// `"127.0.0.1"`, directly or by way of a constant.
  func isNumericHost(_ root: NodeID, in file: ProgramFile) -> Bool {
    let (node, file) = followingConstants(root, in: file)
    return file.kind(node) == .stringLiteral && file.flags(node).contains(.isNumericHost)
  }

  /// `InputStream(data: bytes)`, `OutputStream.toMemory()`, directly or by way of a constant.
  func isMemoryStream(_ root: NodeID, in file: ProgramFile) -> Bool {
    let (node, file) = followingConstants(root, in: file)
    guard file.kind(node) == .callExpression else { return false }
    if text(file.name(calleeName(of: node, in: file))) == "toMemory" { return true }
    return file.childCount(node) > 1 && ["data", "toMemory", "toBuffer"].contains(text(file.name(file.child(1, node))))
  }

  /// The expression that a name stands for, without what unwraps it.
  func followingConstants(_ root: NodeID, in start: ProgramFile) -> (node: NodeID, file: ProgramFile) {
    var node = root
    var file = start
    for _ in 0..<16 {
      switch file.kind(node) {
      case .parenthesizedExpression, .forceUnwrapExpression, .optionalChainExpression, .tryExpression:
        node = file.child(0, node)
      case .identifierExpression, .memberExpression:
        guard let value = madeWith(node, in: file) else { return (node, file) }
        (node, file) = value
      default: return (node, file)
      }
    }
    return (node, file)
  }

  /// The value of the constant that a name stands for.
  func constant(_ node: NodeID, in file: ProgramFile) -> (node: NodeID, file: ProgramFile)? {
    guard file.kind(node) == .identifierExpression || file.kind(node) == .memberExpression,
      let value = constantValue(of: node, in: file), isConstant(value.node, in: value.file)
    else { return nil }
    return value
  }

  /// What a constant was made with, or a local variable that nothing else is ever put into: its own methods may change what it holds.
  func madeWith(_ node: NodeID, in file: ProgramFile) -> (node: NodeID, file: ProgramFile)? {
    guard file.kind(node) == .identifierExpression || file.kind(node) == .memberExpression,
      let value = constantValue(of: node, in: file)
    else { return nil }
    if isConstant(value.node, in: value.file) { return value }
    guard file.kind(node) == .identifierExpression, value.file === file,
      case .local? = resolve(node, in: file).candidates.first?.target
    else { return nil }
    let uses = variableUses(file.name(node), in: enclosingFunction(of: value.node, in: file), of: file)
    let isReplaced = uses.assignments.contains { file.kind($0[0]) == .identifierExpression }
    return isReplaced || !uses.addresses.isEmpty || uses.isIncomplete ? nil : value
  }

  /// The value is that of a `let`.
  func isConstant(_ value: NodeID, in file: ProgramFile) -> Bool {
    let binding = file.parent(value)
    return file.kind(binding) == .optionalBinding
      ? file.flags(file.child(0, binding)).contains(.isLet) : file.flags(file.parent(binding)).contains(.isLet)
  }

  /// `Thread.sleep(until: .epoch)`: what APIs take is mostly not known, but the program adds but one variable of that name to types outside.
  func onlyAddedVariable(named node: NodeID, in file: ProgramFile) -> Resolution.Target? {
    let name = file.name(node)
    guard file.kind(node) == .memberExpression, file.child(0, node) == 0, external.knownMembers[name] == nil,
      !libraryWords.usualConstants.contains(name)
    else { return nil }
    if let answer = addedVariables[name] { return answer.map { .declaration($0) } }
    let added = program.declarations(named: name).filter {
      program[$0].kind == .variable && program[$0].flags.contains(.isStatic) && program[$0].owner >= 0
        && !program.nominals[Int(program[$0].owner)].isProject
    }
    let answer = added.count == 1 ? added.first : nil
    addedVariables[name] = .some(answer)
    return answer.map { .declaration($0) }
  }

  /// The initial value of the variable that a name stands for.
  func constantValue(of node: NodeID, in file: ProgramFile) -> (node: NodeID, file: ProgramFile)? {
    guard let target = resolve(node, in: file).candidates.first?.target ?? onlyAddedVariable(named: node, in: file)
    else { return nil }
    var home = file
    var name: NodeID
    switch target {
    case .local(let local): name = local
    case .declaration(let id) where program[id].kind == .variable:
      home = files[Int(program[id].file)]
      name = program[id].node
    default: return nil
    }
    guard home.kind(name) == .bindingPattern else { return nil }
    let declared = name
    var binding = home.parent(name)
    // `if let url` is the `url` around it.
    for _ in 0..<16 where home.kind(binding) == .optionalBinding && home.isShorthand(binding) {
      guard let outer = home.locals(around: name).lookUp(home.name(name), at: home.offset(binding)),
        home.kind(outer.node) == .bindingPattern
      else { return nil }
      name = outer.node
      binding = home.parent(name)
    }
    let value = home.child(2, binding)
    switch home.kind(binding) {
    // Whether `#if` may leave it out is asked last: that goes through all that stands around both.
    case .patternBinding, .optionalBinding:
      return value == 0 || mayBeLeftOut(declared, in: home, of: node, in: file) ? nil : (value, home)
    default: return nil
    }
  }

  private func isOneOf(_ types: [String], _ node: NodeID, in file: ProgramFile) -> Bool {
    guard case .nominal(let nominal, _) = unwrapped(typeOf(node, in: file)) else { return false }
    return hierarchy(of: nominal).contains { types.contains(text(program.nominals[Int($0)].name)) }
  }
}
