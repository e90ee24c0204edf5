import AsyncLintSyntax

extension Surroundings {
  /// Around a call of an async function, or of `super.init`, that leaves out an argument whose default value blocks: only the value can be made
  /// on another thread, and be handed to the function. nil: the function can go there itself, or the value cannot be said elsewhere.
  func givingDefault(
    of parameter: Place, to callee: NodeID, in file: ProgramFile, _ analyzer: Analyzer
  ) -> Surroundings? {
    let home = analyzer.file(parameter)
    let value = home.child(2, parameter.node)
    // A closure that is made there is called elsewhere.
    guard value != 0, home.kind(value) != .closureExpression,
      case .declaration(let id) = analyzer.resolve(callee, in: file).candidates.first?.target,
      analyzer.program[id].flags.contains(.isAsync) || analyzer.isDelegation(callee, in: file)
    else { return nil }
    if analyzer.program[id].owner >= 0, analyzer.program[id].owner != analyzer.enclosingNominal(of: callee, in: file),
      analyzer.namesMembersOfItsType(value, in: home)
    {
      return nil
    }
    let label = home.child(3, parameter.node) == 0 ? parameter.node : home.child(3, parameter.node)
    // Of several without a label it would be another's.
    let unlabelled = home.children(home.parent(parameter.node)).filter {
      home.kind($0) == .parameter && home.child(3, $0) != 0
        && home.name(home.child(3, $0)) == analyzer.known.underscore
    }
    if home.name(label) == analyzer.known.underscore, unlabelled.count > 1 { return nil }
    var given = self
    given.moved = MovedExpression(node: value)
    given.captures = Captures()
    given.delegation = nil
    given.canAssign = false
    given.place = .before
    given.handedAs = analyzer.text(home.name(label))
    given.takeTries(of: given.moved, in: home, analyzer)
    return given
  }
}

extension Surroundings {
  /// Around the place where a function calls the closure that one of its parameters has by default; nil: it is no closure, or called nowhere.
  static func callingDefault(of parameter: Place, _ analyzer: Analyzer) -> Surroundings? {
    let home = analyzer.file(parameter)
    let function = home.parent(home.parent(parameter.node))
    guard home.kind(home.child(2, parameter.node)) == .closureExpression, home.kind(function) == .functionDeclaration,
      home.flags(function).contains(.isAsync),
      let use = home.descendants(of: home.child(5, function), atMost: Analyzer.mostNodesOfFunction).first(where: {
        home.kind($0) == .identifierExpression && home.name($0) == home.name(parameter.node)
          && analyzer.resolve($0, in: home).candidates.first?.target == .local(parameter.node)
      })
    else { return nil }
    return Surroundings(of: use, context: nil, canMoveMore: true, in: home, analyzer)
  }
}

extension AdviceWriter {
  /// What moves is the call of a closure that is a default argument.
  var isDefaultCalled: Bool {
    guard let parameter = subject.defaultArgument, lane == .offload, case let home = analyzer.file(parameter) else {
      return false
    }
    return home.kind(home.child(2, parameter.node)) == .closureExpression && moved.file.index == home.index
      && around.handedAs == nil && around.moved.node != aroundReported.moved.node
  }

  /// `, as "data: await load()"`, in place of the default that the reported call takes; nothing where that cannot be said there.
  var wayToHandOn: String {
    guard let given = valueToHandOn else { return "" }
    let keywords = line.general.hasPrefix("try ") && !aroundAPI.catchesErrors ? "try await" : "await"
    return ", as \"\(given.label)\(keywords) {default}\""
  }

  var substitutionsOfDefault: [Finding.Substitution] {
    guard let given = valueToHandOn else { return [] }
    return [
      Finding.Substitution(
        placeholder: "{default}", file: Int(given.home.index), range: given.home.range(ofExpression: given.value),
        name: "…", limit: 60)
    ]
  }

  /// The default value, where it is a call that can be awaited elsewhere.
  private var valueToHandOn: (label: String, value: NodeID, home: ProgramFile)? {
    guard let parameter = subject.defaultArgument, !subject.isDirect, case let home = analyzer.file(parameter),
      case let value = home.child(2, parameter.node), home.kind(value) == .callExpression,
      !analyzer.namesMembersOfItsType(value, in: home)
    else { return nil }
    let written = home.child(3, parameter.node)
    // Of a subscript's parameters only those with two names have a label.
    let isOfSubscript = home.kind(home.parent(home.parent(parameter.node))) == .subscriptDeclaration
    let name =
      written == 0 && isOfSubscript ? analyzer.known.underscore : home.name(written == 0 ? parameter.node : written)
    return (name == analyzer.known.underscore ? "" : "\(analyzer.text(name)): ", value, home)
  }
}

extension Analyzer {
  /// What is a member of the type that an expression stands in goes by another name elsewhere, or none.
  fileprivate func namesMembersOfItsType(_ expression: NodeID, in file: ProgramFile) -> Bool {
    for node in file.descendants(of: expression) {
      if file.kind(node) == .closureExpression { return true }
      if file.kind(node) == .identifierExpression {
        if [known.`self`, known.selfType].contains(file.name(node)) { return true }
        if case .declaration(let id) = resolve(node, in: file).candidates.first?.target, program[id].owner >= 0 {
          return true
        }
      }
    }
    return false
  }

  func nameOfFunction(calledBy expression: NodeID, in file: ProgramFile) -> String? {
    file.kind(expression) == .callExpression ? nameOfFunction(at: calleeName(of: expression, in: file), in: file) : nil
  }

  /// A function of the program, as reports name it.
  func nameOfFunction(at callee: NodeID, in file: ProgramFile) -> String? {
    guard case .declaration(let id) = resolve(callee, in: file).candidates.first?.target,
      [.function, .initializer].contains(program[id].kind)
    else { return nil }
    return displayName(of: Unit(kind: .body, place: Place(file: program[id].file, node: program[id].node)))
  }
}
