import AsyncLintSyntax

extension Analyzer {
  /// What is said of the errors of an expression, outside of it or within.
  func tries(_ moved: MovedExpression, in file: ProgramFile) -> Surroundings.Tries {
    var current = moved.node
    search: while current != 0 {
      switch file.kind(current) {
      case .tryExpression:
        // `try? decode(Data(contentsOf: url))`: what stands in front of the whole says nothing of the value of a part.
        let isInFront = first(behindTry: current, in: file) == file.first(ofExpression: moved.node)
        return isInFront ? tries(of: current, in: file) : .plain
      case .block, .closureExpression, .sourceFile, .conditionalBranch: break search
      default: current = file.outward(current)
      }
    }
    if file.flags(moved.node).contains(.isInAsyncLet) { return asyncLetThrows(moved.node, in: file) ? .plain : .no }
    var nodes = file.descendants(of: moved.parts(in: file), atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      if file.kind(node) == .closureExpression { nodes.skipChildren() }
      if file.kind(node) == .tryExpression, tries(of: node, in: file) == .plain { return .inside }
    }
    return .no
  }

  /// What is said of the errors of a call alone, whatever else it stands in.
  func tries(ofUse place: Place) -> Surroundings.Tries {
    let file = file(place)
    return tries(MovedExpression(node: wholeUse(of: place.node, in: file)), in: file)
  }

  /// What the expression begins with that a `try` stands before, with an `await` or without.
  private func first(behindTry node: NodeID, in file: ProgramFile) -> NodeID {
    var node = file.child(0, node)
    while file.kind(node) == .awaitExpression { node = file.child(0, node) }
    return file.first(ofExpression: node)
  }

  func tries(of node: NodeID, in file: ProgramFile) -> Surroundings.Tries {
    let flags = file.flags(node)
    return flags.contains(.isOptional) ? .optional : flags.contains(.isForced) ? .forced : .plain
  }

  /// `async let` needs no `try` until its value is read.
  func asyncLetThrows(_ node: NodeID, in file: ProgramFile) -> Bool {
    let binding = file.ancestor(of: node) { $0 == .patternBinding }
    let names = Set(file.bindings(in: file.child(0, binding)).map { file.name($0) })
    for node in file.descendants(of: file.ancestor(of: binding) { $0 == .block || $0 == .sourceFile }) {
      if file.kind(node) == .identifierExpression, names.contains(file.name(node)),
        file.flags(node).contains(.isTried)
      {
        return true
      }
    }
    return false
  }

  /// Whether a `try` begins where an expression begins.
  func isTriedInFront(_ moved: MovedExpression, in file: ProgramFile) -> Bool {
    let first = file.first(ofExpression: moved.first == 0 ? moved.node : moved.first)
    var current = moved.node
    while current != 0 {
      switch file.kind(current) {
      case .tryExpression: return self.first(behindTry: current, in: file) == first
      case .block, .closureExpression, .sourceFile, .conditionalBranch: return false
      default: current = file.outward(current)
      }
    }
    return false
  }

  /// Whether an expression under a `try` may throw itself: `future(a)` of `try await future(a).get()` may not. What nothing is known of may.
  /// `captures`: what is read or awaited before throws there.
  func canThrow(_ expression: MovedExpression, _ captures: Captures = Captures(), in file: ProgramFile) -> Bool {
    canThrow(expression, besides: captures.awaited.filter { !$0.isNumbered }.map(\.value), in: file)
  }

  /// The same where a `try` too much would be a warning, and one too few is hardly possible: of what is made before.
  func isKnownToThrow(_ expression: MovedExpression, in file: ProgramFile) -> Bool {
    canThrow(expression, besides: [], isPropertyKnown: true, in: file)
  }

  /// `before`: these parts stand elsewhere. `isPropertyKnown`: a property that nothing is known of throws nothing, as hardly any does, nor do
  /// functions and initializers of everyday values.
  private func canThrow(
    _ expression: MovedExpression, besides before: [ByteRange], isPropertyKnown: Bool = false, in file: ProgramFile
  ) -> Bool {
    var nodes = file.descendants(of: expression.parts(in: file), atMost: MovedExpression.mostNodes)
    while let node = nodes.next() {
      if !before.isEmpty, before.contains(file.range(ofExpression: node)) {
        nodes.skipChildren()
        continue
      }
      switch file.kind(node) {
      case .tryExpression:
        let isBefore = before.contains(file.range(ofExpression: file.child(0, node)))
        if !isBefore, file.flags(node).isDisjoint(with: [.isOptional, .isForced]) { return true }
        nodes.skipChildren()
      case .closureExpression, .macroExpansionExpression: return true
      case .binaryOperator:
        if !isPropertyKnown || isThrowingOperator(node, in: file) { return true }
      // What a call gives is called: `UseCase(store)()`.
      case .callExpression where file.kind(calleeName(of: node, in: file)) == .callExpression:
        if mayThrow(node, in: file) { return true }
      // `hooks["a"]?()`
      case .callExpression where file.kind(calleeName(of: node, in: file)) == .subscriptExpression: return true
      case .identifierExpression, .memberExpression:
        let isUnknown =
          isPropertyKnown && isOutside(node, in: file)
          && (call(ofCallee: node, in: file) == 0 || everydayFunctions.contains(text(file.name(node))))
        if !isUnknown, mayThrow(node, in: file) { return true }
      case .subscriptExpression:
        if hasThrowingSubscript(node, in: file) { return true }
      default: break
      }
    }
    return nodes.isCutShort
  }

  private func isOutside(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch resolve(node, in: file).candidates.first?.target {
    case nil, .knownMember: true
    case .type:
      typeNamed(file.name(node), from: node, in: file).nominalID.map { !program.nominals[Int($0)].isProject } ?? true
    default: false
    }
  }

  private func isThrowingOperator(_ node: NodeID, in file: ProgramFile) -> Bool {
    resolve(node, in: file).candidates.contains { candidate in
      guard case .declaration(let id) = candidate.target else { return false }
      return program[id].flags.contains(.isThrowing)
    }
  }

  /// Whether a name, where it is called or read, may throw.
  func mayThrow(_ node: NodeID, in file: ProgramFile) -> Bool {
    let name = file.name(node)
    if name == known.`self` || name == known.super { return false }
    let isCalled = call(ofCallee: node, in: file) != 0
    let candidates = resolve(node, in: file).candidates
    if candidates.isEmpty { return isCalled || !(text(name).first?.isUppercase ?? false) }
    return candidates.contains { candidate in
      switch candidate.target {
      case .local(let binding):
        if file.kind(binding) == .functionDeclaration { return file.flags(binding).contains(.isThrowing) }
        guard isCalled, let function = localType(binding, in: file).functionType(optional: external.optional) else {
          return isCalled
        }
        return function.isThrowing
      case .declaration(let id):
        switch program[id].kind {
        case .function, .initializer: return program[id].flags.contains(.isThrowing)
        case .variable:
          guard isCalled else { return hasThrowingGetter(id) }
          return variableType(id).functionType(optional: external.optional)?.isThrowing ?? true
        case .type, .typeAlias: return isCalled
        case .enumCase: return false
        default: return true
        }
      case .implicitInitializer: return false
      case .symbol(let symbol):
        return isCalled && !external.catalogue.symbols[symbol].isNonthrowing && !isOfC(symbol)
      default: return isCalled
      }
    }
  }

  /// Those of libraries throw nothing.
  private func hasThrowingSubscript(_ node: NodeID, in file: ProgramFile) -> Bool {
    resolve(node, in: file).candidates.contains { candidate in
      guard case .declaration(let id) = candidate.target, case let home = self.file(of: id) else { return false }
      return home.children(home.child(5, program[id].node)).contains { home.flags($0).contains(.isThrowing) }
    }
  }

  /// C knows no errors, and Swift no `sqlite3_step`.
  private func isOfC(_ symbol: Int) -> Bool {
    let entry = external.catalogue.symbols[symbol]
    return isOfCLibrary(symbol) || entry.receiver == nil && entry.baseName.contains("_")
  }

  func hasThrowingGetter(_ id: DeclarationID) -> Bool { isGetter(of: id, .isThrowing) }
  func hasSuspendingGetter(_ id: DeclarationID) -> Bool { isGetter(of: id, .isAsync) }

  private func isGetter(of id: DeclarationID, _ effect: NodeFlags) -> Bool {
    let home = file(of: id)
    return home.children(home.child(3, program[id].statement)).contains { home.flags($0).contains(effect) }
  }

  /// What has to stand before a property whose getter throws or suspends, when it is read alone; nil: nothing.
  func keywordsToRead(_ id: DeclarationID, at node: NodeID, in file: ProgramFile) -> String? {
    let (throwsErrors, suspends) = (hasThrowingGetter(id), hasSuspendingGetter(id))
    guard throwsErrors || suspends else { return nil }
    let marks = throwsErrors ? "try\(tries(MovedExpression(node: node), in: file).mark) " : ""
    return marks + (suspends ? "await " : "")
  }

  /// What the `try?` around an expression says it of, where that is more than the expression: all of it becomes nil, and so has to move with it.
  func optionallyTried(_ moved: MovedExpression, in file: ProgramFile) -> MovedExpression? {
    let statement = tryStatement(around: moved, in: file)
    let whole = file.child(0, statement)
    guard statement != 0, file.flags(statement).contains(.isOptional), whole != moved.node, moved.first == 0,
      file.kind(whole) != .awaitExpression
    else { return nil }
    return MovedExpression(node: whole)
  }

  /// The `try` around an expression that says nothing of anything else, which is needless where a constant stands in for the expression.
  func needlessTry(around moved: MovedExpression, in file: ProgramFile) -> String? {
    let statement = tryStatement(around: moved, in: file)
    let whole = MovedExpression(node: file.child(0, statement))
    if statement == 0 || canThrow(whole, besides: [moved.range(in: file)], isPropertyKnown: true, in: file) {
      return nil
    }
    return "try\(tries(of: statement, in: file).mark)"
  }

  private func tryStatement(around moved: MovedExpression, in file: ProgramFile) -> NodeID {
    let found = file.ancestor(of: moved.node) { kind in
      [.tryExpression, .block, .closureExpression, .sourceFile, .conditionalBranch].contains(kind)
    }
    return file.kind(found) == .tryExpression ? found : 0
  }

  /// A `try` stands before a library's call and nothing more: it throws, although nothing is known of that.
  func isAllThatIsTried(_ moved: MovedExpression, in file: ProgramFile) -> Bool {
    guard moved.first == 0, file.kind(moved.node) == .callExpression,
      file.kind(file.parent(moved.node)) == .tryExpression
    else { return false }
    switch resolve(calleeName(of: moved.node, in: file), in: file).candidates.first?.target {
    case .declaration, .local, .implicitInitializer: return false
    default: return true
    }
  }

  /// Whether a `try` says nothing of anything but an expression.
  func isTriedAlone(_ moved: MovedExpression, in file: ProgramFile) -> Bool {
    var parent = file.parent(moved.node)
    while file.kind(parent) == .awaitExpression { parent = file.parent(parent) }
    return moved.first == 0 && file.kind(parent) == .tryExpression
  }
}

/// Of text, lists, bytes and addresses, as far as they throw nothing but what a closure does.
private let everydayFunctions: Set<String> = [
  "Data", "URL", "String", "Substring", "Array", "Set", "Dictionary", "Date", "UUID", "Int", "UInt8", "Double", "Float",
  "joined", "appendingPathComponent", "appendingPathExtension", "appending", "deletingLastPathComponent",
  "deletingPathExtension", "lowercased", "uppercased", "trimmingCharacters", "replacingOccurrences", "components",
  "split", "prefix", "suffix", "dropFirst", "dropLast", "reversed", "sorted", "hasPrefix", "hasSuffix", "contains",
]
