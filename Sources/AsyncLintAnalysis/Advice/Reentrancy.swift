import AsyncLintSyntax

/// What stands around a call that is to be awaited, and counts on nobody coming in between.
extension Analyzer {
  /// A variable of an actor that a function changes, and uses before an expression and behind it: others may have changed it by then. Where it
  /// is set before and set behind, nothing depends on what it was: `isLoading = true` and `isLoading = false`. `isInPlace`: what its own
  /// statement says before it is done before it, too.
  func variableAround(
    _ expression: MovedExpression, isInPlace: Bool, in file: ProgramFile
  ) -> (name: String, isSetBehind: Bool)? {
    // A call's own offset is that of its name, behind what it is called on: `items` of `items.append(try load())`.
    let start = file.range(ofExpression: statement(around: expression.node, in: file)).start
    let moved = expression.range(in: file)
    let end = endOfWay(behind: expression.node, in: file)
    let inherits = inheritsActor(expression.node, in: file)
    var read: [(offset: UInt32, name: GlobalName, isSet: Bool)] = []
    var before: Set<GlobalName> = []
    var readBefore: Set<GlobalName> = []
    var setBefore: Set<GlobalName> = []
    var changed: Set<GlobalName> = []
    var behind: [(offset: UInt32, name: GlobalName, isSet: Bool)] = []
    var deferred: [(offset: UInt32, name: GlobalName, isSet: Bool, isLiteral: Bool)] = []
    visitNames(of: functionBody(around: expression.node, in: file), in: file) { node in
      let offset = file.offset(node)
      guard isVariableOfActor(node, orOfClass: inherits, in: file),
        !standsInOtherBranch(node, than: expression.node, in: file)
      else { return }
      let isChanged = isChanged(node, in: file)
      if isChanged { changed.insert(file.name(node)) }
      if isInPlace, offset >= start, offset < moved.start,
        isPlaceOfWritten(node, in: file)
          || !isChanged && isSet(file.name(node), inStatementAround: expression.node, file)
      {
        read.append((offset, file.name(node), false))
      }
      if let deferring = deferStatement(around: node, in: file) {
        // It runs where the block ends, if the expression comes behind it.
        guard file.offset(deferring) < start, isSurelyBehind(deferring, expression.node, in: file),
          !isCounted(node, in: file)
        else { return }
        deferred.append(
          (offset, file.name(node), file.flags(node).contains(.isOnlyWritten), isSetToLiteral(node, in: file)))
        return
      }
      // What stands in the same statement besides is mostly assigned to.
      if offset < start || offset >= moved.start && offset < moved.end {
        guard offset >= start || isFollowed(node, by: expression.node, in: file) else { return }
        before.insert(file.name(node))
        let isSet = file.flags(node).contains(.isOnlyWritten)
        if isSet { setBefore.insert(file.name(node)) } else { readBefore.insert(file.name(node)) }
      } else if offset < end,
        !isSetToLiteral(node, in: file)
          || !setBefore.contains(file.name(node)) && isSurelyBehind(node, expression.node, in: file)
      {
        behind.append((offset, file.name(node), file.flags(node).contains(.isOnlyWritten)))
      }
    }
    behind += deferred.filter { !$0.isLiteral || !setBefore.contains($0.name) }.map { ($0.offset, $0.name, $0.isSet) }
    let counting = behind.filter { changed.contains($0.name) && ($0.isSet ? readBefore : before).contains($0.name) }
    return (read + counting).min { $0.offset < $1.offset }.map { (text($0.name), $0.isSet) }
  }

  /// In another branch of an `if` or `switch` around both, of which one alone is taken.
  private func standsInOtherBranch(_ node: NodeID, than expression: NodeID, in file: ProgramFile) -> Bool {
    let offset = file.offset(expression)
    var child = node
    var parent = file.parent(node)
    while parent != 0, !(file.offset(parent) <= offset && offset < file.end(parent)) {
      child = parent
      parent = file.parent(parent)
    }
    switch file.kind(parent) {
    case .switchExpression: return file.kind(child) == .switchCase && offset >= file.end(file.child(0, parent))
    case .ifExpression:
      return child != file.child(0, parent) && offset >= file.end(file.child(0, parent))
    default: return false
    }
  }

  /// Where that ends what may run behind an expression: the block of a branch that returns.
  private func endOfWay(behind expression: NodeID, in file: ProgramFile) -> UInt32 {
    let body = functionBody(around: expression, in: file)
    var node = expression
    while node != 0, node != body {
      let parent = file.parent(node)
      if file.kind(parent) == .block, parent != body, let last = file.children(parent).last {
        if file.kind(last) == .returnStatement { return file.end(parent) }
        // What catches it goes on.
        if file.kind(last) == .throwStatement,
          case let catching = file.ancestor(
            of: last, where: { [.doStatement, .functionDeclaration, .closureExpression].contains($0) }),
          file.kind(catching) != .doStatement
        {
          return file.end(parent)
        }
      }
      node = parent
    }
    return .max
  }

  /// `inFlight -= 1` takes back what was added, whatever others have added.
  private func isCounted(_ variable: NodeID, in file: ProgramFile) -> Bool {
    let change = file.parent(variable)
    return file.kind(change) == .sequenceExpression && file.child(0, change) == variable && file.childCount(change) == 3
      && ["+=", "-="].contains(text(file.name(file.child(1, change))))
      && file.kind(file.child(2, change)) == .integerLiteral
  }

  private func deferStatement(around node: NodeID, in file: ProgramFile) -> NodeID? {
    let found = file.ancestor(of: node) { [.deferStatement, .functionDeclaration, .closureExpression].contains($0) }
    return file.kind(found) == .deferStatement ? found : nil
  }

  /// Code of a function that runs where its caller does: on an actor, most probably, that lets others in while the function awaits.
  func inheritsActor(_ node: NodeID, in file: ProgramFile) -> Bool {
    let function = file.ancestor(of: node) { [.functionDeclaration, .accessor, .closureExpression].contains($0) }
    return runsWithCallers(function, in: file)
  }

  /// A variable of an actor that an expression reads, or something before it, and that is read again behind it, with no `await` between: what
  /// was written is not what is there then. `isWriting`: the expression writes, and another variable that is kept behind tells of what it
  /// wrote, too: `savedVersion = version`.
  func variableReadAgain(
    behind expression: MovedExpression, isWriting: Bool, in file: ProgramFile
  ) -> String? {
    let moved = expression.range(in: file)
    let inherits = inheritsActor(expression.node, in: file)
    var readBefore: [GlobalName: Int] = [:]
    var changed: Set<GlobalName> = []
    var behind: [(node: NodeID, awaits: Int)] = []
    var awaits = 0
    var nodes = file.descendants(of: functionBody(around: expression.node, in: file), atMost: Self.mostNodesAround)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .functionDeclaration, .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration,
        .deferStatement:
        nodes.skipChildren()
      case .closureExpression where fate(of: node, in: file) != .inline: nodes.skipChildren()
      case .awaitExpression: awaits += 1
      case .identifierExpression, .memberExpression:
        guard isVariableOfActor(node, orOfClass: inherits, in: file) else { continue }
        let offset = file.offset(node)
        if isChanged(node, in: file) {
          changed.insert(file.name(node))
        } else if offset < moved.end {
          // What another branch reads, or one that leaves, is not read on the way to the expression.
          if isFollowed(node, by: expression.node, in: file) { readBefore[file.name(node)] = awaits }
        } else {
          behind.append((node, awaits))
        }
      default: break
      }
    }
    return behind.first { node, awaits in
      guard !changed.contains(file.name(node)), isKeptBehind(node, orOfClass: inherits, in: file),
        isSurelyBehind(node, expression.node, in: file), isStoredValue(node, in: file)
      else { return false }
      return readBefore[file.name(node)].map { $0 == awaits } ?? (isWriting && isCopied(node, in: file))
    }.map { text(file.name($0.node)) }
  }

  /// What is read goes into a property, or decides what is done.
  private func isKeptBehind(_ node: NodeID, orOfClass: Bool, in file: ProgramFile) -> Bool {
    let statement = statement(around: node, in: file)
    if [.ifExpression, .guardStatement, .whileStatement].contains(file.kind(statement)) {
      return file.offset(node) < file.end(file.child(0, statement))
    }
    guard file.kind(statement) == .sequenceExpression, file.childCount(statement) > 2,
      file.kind(file.child(1, statement)) == .assignmentOperator
    else { return false }
    return isVariableOfActor(file.child(0, statement), orOfClass: orOfClass, in: file)
  }

  /// `savedVersion = version`
  private func isCopied(_ node: NodeID, in file: ProgramFile) -> Bool {
    let statement = file.parent(node)
    return file.kind(statement) == .sequenceExpression && file.childCount(statement) == 3
      && file.child(2, statement) == node
  }

  /// What it holds is a value, which changes only where the variable is set.
  private func isStoredValue(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(node, in: file).candidates.first?.target, !isComputed(id) else {
      return false
    }
    guard let nominal = variableType(id).nominalID, case let entry = program.nominals[Int(nominal)] else {
      return false
    }
    if entry.isProject { return entry.kind == .structDeclaration || entry.kind == .enumDeclaration }
    return valuesOfLibrary.contains(text(entry.name))
  }

  /// Not in another branch of what stands around both.
  private func isSurelyBehind(_ node: NodeID, _ expression: NodeID, in file: ProgramFile) -> Bool {
    let block = file.parent(statement(around: node, in: file))
    return file.offset(block) <= file.offset(expression) && file.offset(expression) < file.end(block)
  }

  /// `selected` of `items[selected] = name`.
  private func isPlaceOfWritten(_ variable: NodeID, in file: ProgramFile) -> Bool {
    let argument = file.ancestor(of: variable) { kind in
      [.argument, .sequenceExpression, .block, .closureExpression, .sourceFile].contains(kind)
    }
    return file.kind(argument) == .argument && file.kind(file.parent(argument)) == .subscriptExpression
      && file.flags(file.parent(argument)).contains(.isWritten)
  }

  /// `items` of `(items[0], items[1]) = …`
  private func isSet(_ name: GlobalName, inStatementAround expression: NodeID, _ file: ProgramFile) -> Bool {
    let assignment = statement(around: expression, in: file)
    guard file.kind(assignment) == .sequenceExpression, file.childCount(assignment) > 2,
      file.kind(file.child(1, assignment)) == .assignmentOperator
    else { return false }
    return file.descendants(of: file.child(0, assignment), atMost: MovedExpression.mostNodes).contains {
      [.identifierExpression, .memberExpression].contains(file.kind($0)) && file.name($0) == name
    }
  }

  /// `items = []`, `items[0] = name`, `items.removeAll()`, `&items`.
  private func isChanged(_ variable: NodeID, in file: ProgramFile) -> Bool {
    var node = variable
    while true {
      if file.flags(node).contains(.isWritten) || isChangedByItsCall(node, in: file) { return true }
      let parent = file.parent(node)
      switch file.kind(parent) {
      case .memberExpression, .subscriptExpression, .optionalChainExpression, .forceUnwrapExpression:
        guard file.child(0, parent) == node else { return false }
        node = parent
      default: return file.kind(parent) == .inoutExpression
      }
    }
  }

  private func isSetToLiteral(_ variable: NodeID, in file: ProgramFile) -> Bool {
    guard file.flags(variable).contains(.isOnlyWritten), case let assignment = file.parent(variable),
      file.kind(assignment) == .sequenceExpression, file.childCount(assignment) == 3
    else { return false }
    switch file.kind(file.child(2, assignment)) {
    case .integerLiteral, .floatLiteral, .nilLiteral, .booleanLiteral: return true
    default: return false
    }
  }

  /// Whether `errno` is read behind an expression, by itself or by `perror`, before another function of the C library may set it.
  func isErrnoRead(behind expression: NodeID, in file: ProgramFile) -> Bool {
    let end = file.range(ofExpression: expression).end
    let body = functionBody(around: expression, in: file)
    let readers = ["errno", "perror"].compactMap { interner.name($0) }.filter {
      !nameIndex.parts(using: $0, of: file.index).isEmpty
    }
    if readers.isEmpty { return false }
    var reading: UInt32?
    visitNames(of: body, in: file) { node in
      let offset = file.offset(node)
      if offset >= end, offset < reading ?? .max, file.kind(node) == .identifierExpression,
        readers.contains(file.name(node))
      {
        reading = offset
      }
    }
    guard let reading else { return false }
    var isSetBefore = false
    visitNames(of: body, in: file) { node in
      let offset = file.offset(node)
      guard !isSetBefore, offset >= end, offset < reading, file.kind(node) == .identifierExpression,
        call(ofCallee: node, in: file) != 0,
        case .symbol(let symbol) = resolve(node, in: file).candidates.first?.target
      else { return }
      isSetBefore = isOfCLibrary(symbol)
    }
    return !isSetBefore
  }

  /// It gives a number, which nobody has to take.
  func isOfCLibrary(call: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(call) == .callExpression,
      case .symbol(let symbol) = resolve(calleeName(of: call, in: file), in: file).candidates.first?.target
    else { return false }
    return isOfCLibrary(symbol)
  }

  /// A function that leaves a reason in `errno`.
  func isOfCLibrary(_ symbol: Int) -> Bool {
    let symbol = external.catalogue.symbols[symbol]
    return symbol.receiver == nil && symbol.modules.contains { $0 == "Glibc" || $0 == "Musl" || $0 == "Darwin" }
  }

  /// `orOfClass`: the code inherits its actor, which has the object.
  private func isVariableOfActor(_ node: NodeID, orOfClass: Bool, in file: ProgramFile) -> Bool {
    // Of the names in a body most are none of those: they need not be resolved.
    guard isNameOfVariable(file.name(node)),
      case .declaration(let id) = resolve(node, in: file).candidates.first?.target, program[id].kind == .variable,
      !program[id].flags.contains(.isLet), !isFromEnvironment(id), !isCaughtError(node, in: file)
    else { return false }
    if orOfClass, isolation(of: id) == .none {
      return program[id].owner >= 0 && !program[id].flags.contains(.isStatic)
        && program.nominals[Int(program[id].owner)].kind == .classDeclaration
        && isSendable(selfType(of: program[id].owner)) == false
    }
    return [.actor, .globalActor, .mainActor].contains(isolation(of: id))
  }

  /// A variable of the program that can be set bears it, or may be what a property wrapper gives for one: `$name`, `_name`.
  private func isNameOfVariable(_ name: GlobalName) -> Bool {
    if let known = namesOfVariables[name] { return known }
    let first = interner.bytes(of: name).first
    let answer =
      first == UInt8(ascii: "$") || first == UInt8(ascii: "_")
      || program.declarations(named: name).contains {
        program[$0].kind == .variable && !program[$0].flags.contains(.isLet)
      }
    namesOfVariables[name] = answer
    return answer
  }

  /// The `error` of a `catch` without a pattern, where a property is called so, too.
  private func isCaughtError(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(node) == .identifierExpression, text(file.name(node)) == "error" else { return false }
    let clause = file.ancestor(of: node) { [.catchClause, .functionDeclaration, .closureExpression].contains($0) }
    return file.kind(clause) == .catchClause && file.childCount(clause) == 1
  }

  private func visitNames(of body: NodeID, in file: ProgramFile, _ visit: (NodeID) -> Void) {
    var nodes = file.descendants(of: body, atMost: Self.mostNodesAround)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .functionDeclaration, .structDeclaration, .classDeclaration, .enumDeclaration, .actorDeclaration:
        nodes.skipChildren()
      case .identifierExpression, .memberExpression: visit(node)
      default: break
      }
    }
  }

  private func functionBody(around node: NodeID, in file: ProgramFile) -> NodeID {
    let body = enclosingBody(of: node, in: file)
    return file.kind(body) == .functionDeclaration ? file.child(5, body) : body
  }

  /// The statement of a block that a node stands in.
  func statement(around node: NodeID, in file: ProgramFile) -> NodeID {
    var statement = node
    while ![.block, .sourceFile, .missing].contains(file.kind(file.parent(statement))) {
      statement = file.parent(statement)
    }
    return statement
  }

  /// A longer function is not looked through to its end.
  private static let mostNodesAround = 4_000
}

private let valuesOfLibrary: Set<String> = [
  "String", "Data", "Int", "Bool", "Double", "Float", "UInt", "Int32", "Int64", "UInt32", "UInt64", "UInt8", "Date",
  "UUID",
  "Array", "Dictionary", "Set", "Optional", "AttributedString", "Substring", "CGFloat", "CGRect", "CGSize", "CGPoint",
]
