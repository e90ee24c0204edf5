import AsyncLintSyntax

extension Surroundings {
  /// Around a call of an async function that leaves out an argument whose default value blocks: only the value can be made on another
  /// thread, and be handed to the function. nil: the function is not async, and can go there itself.
  func givingDefault(
    of parameter: Place, to callee: NodeID, in file: ProgramFile, _ analyzer: Analyzer
  ) -> Surroundings? {
    let home = analyzer.file(parameter)
    let value = home.child(2, parameter.node)
    guard value != 0, case .declaration(let id) = analyzer.resolve(callee, in: file).candidates.first?.target,
      analyzer.program[id].flags.contains(.isAsync)
    else { return nil }
    // What is a member of the function's own type goes by another name elsewhere.
    if analyzer.program[id].owner >= 0, analyzer.program[id].owner != analyzer.enclosingNominal(of: callee, in: file) {
      return nil
    }
    let label = home.child(3, parameter.node) == 0 ? parameter.node : home.child(3, parameter.node)
    if home.name(label) == analyzer.known.underscore { return nil }
    var given = self
    given.moved = MovedExpression(node: value)
    given.captures = Captures()
    given.canAssign = false
    given.place = .before
    given.handedAs = analyzer.text(home.name(label))
    given.takeTries(of: given.moved, in: home, analyzer)
    return given
  }
}

extension Analyzer {
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
