import AsyncLintSyntax

extension Analyzer {
  /// What an expression needs on another thread. `reported` blocks itself, so it is not read before it is moved. `readsLater`: what the
  /// expression reads of `self` is to be read there, because it may have changed by then.
  func captures(
    of moved: MovedExpression, except reported: NodeID, readsLater: Bool, in file: ProgramFile
  ) -> Captures {
    var captures = Captures()
    captures.reported = reported
    captures.readsLater = readsLater
    captures.isInInitializer = !readsLater && isInInitializer(moved.node, in: file)
    let call = readsLater ? nil : CallParts(of: moved, in: file, self)
    let whole = moved.range(in: file)
    var budget = MovedExpression.mostNodes
    for part in moved.parts(in: file) {
      collect(part, into: &captures, within: whole, except: reported, call, &budget, in: file)
    }
    captures.readChangedInObject()
    return budget > 0 ? captures : Captures()
  }

  private func collect(
    _ root: NodeID, into captures: inout Captures, within whole: ByteRange, except reported: NodeID, _ call: CallParts?,
    _ budget: inout Int, in file: ProgramFile
  ) {
    var nodes = file.descendants(of: root, atMost: budget)
    while let node = nodes.next() {
      budget -= 1
      if captures.changedPlaces.contains(node) {
        nodes.skipChildren()
        continue
      }
      if let call, let name = call.constants[node],
        isMadeBefore(node, of: call, as: name, &captures, except: reported, in: file)
      {
        nodes.skipChildren()
        continue
      }
      if isNeededByTest(node, within: whole, except: reported, in: file) {
        note(neededByTest: node, in: &captures, in: file)
        nodes.skipChildren()
        continue
      }
      switch file.kind(node) {
      case .identifierExpression: note(identifier: node, in: &captures, within: whole, except: reported, in: file)
      case .memberExpression:
        if isMemberOfSelf(node, in: file) {
          note(memberOfSelf: node, in: &captures, within: whole, except: reported, in: file)
          nodes.skipChildren()
          continue
        }
        noteChange(at: node, in: &captures, within: whole, file)
        if captures.changedPlaces.contains(node) {
          nodes.skipChildren()
          continue
        }
        if node != reported, let member = memberOfActor(node, in: file) { note(isolated: member, in: &captures) }
      case .captureList:
        if file.children(node).contains(where: { file.name($0) == known.`self` }) { captures.keepsSelf = true }
      case .subscriptExpression, .inoutExpression, .callExpression, .prefixOperatorExpression,
        .postfixOperatorExpression, .binaryOperator:
        noteChange(at: node, in: &captures, within: whole, file)
        if file.kind(node) == .callExpression {
          noteTypesOfActors(usedBy: node, except: reported, in: &captures, file)
        }
      default: break
      }
    }
  }

  /// An argument that only the actor can make, or whose maker may not leave the thread, becomes a constant of the capture list; one that is
  /// awaited a constant before the statement.
  private func isMadeBefore(
    _ node: NodeID, of call: CallParts, as name: String, _ captures: inout Captures, except reported: NodeID,
    in file: ProgramFile
  ) -> Bool {
    var own = Captures()
    own.isInInitializer = captures.isInInitializer
    var budget = MovedExpression.mostNodes
    let range = file.range(ofExpression: node)
    func isFree(_ name: String) -> Bool {
      !captures.elements.contains { $0.name == name } && !captures.awaited.contains { $0.name == name }
        && interner.name(name).map {
          file.locals(around: node).lookUp($0, at: file.offset(node)) == nil
            && !isGlobal($0, whereScriptDeclares: node, in: file)
        } ?? true
    }
    let isAwaitedReceiver = node == call.awaitedReceiver
    // What says no type (`.first`) says nothing in a constant.
    if !file.isImplicitMember(node),
      let keywords = keywordsToAwait(
        node, isReceiver: isAwaitedReceiver, isAllThatIsAwaited: call.isAllThatIsAwaited, in: file)
    {
      guard let name = [name, "awaited", "argument"].first(where: isFree) else { return false }
      let mark = isAwaitedReceiver ? tries(MovedExpression(node: node), in: file).mark : ""
      let marked = keywords.replacing("try ", with: "try\(mark) ")
      captures.awaited.append(Captures.Awaited(name: name, keywords: marked, value: range))
      captures.edits.append(
        Finding.Substitution.Edit(
          range: range, text: marked.hasPrefix("try? ") ? "\(name)?" : call.constant(name, for: node)))
      return true
    }
    if isAwaitedReceiver { return false }
    guard let name = [name, "\(name)2"].first(where: isFree) else { return false }
    collect(node, into: &own, within: range, except: reported, nil, &budget, in: file)
    // A child task makes it elsewhere, and a value that may not leave the thread stays one under another name.
    let type = typeOf(node, in: file)
    let isSendable = isSendable(type)
    guard budget > 0, !own.isComplete,
      isSendable == true || isPlainValue(type) || own.unsendable.allSatisfy({ $0 == "self" }),
      !file.isImplicitMember(node),
      own.onEventLoop.isEmpty || file.kind(node) != .identifierExpression,
      own.staying.isEmpty
        || (isSendable == true || isPlainValue(type)) && own.staying.allSatisfy({ $0.reason == .noncopyable }),
      own.changed.isEmpty,
      !own.changesMore, !file.flags(node).contains(.isInAsyncLet), isSendable != false
    else { return false }
    let made = MovedExpression(node: file.kind(node) == .tryExpression ? file.child(0, node) : node)
    let tries = tries(made, in: file)
    let isThrowing = tries != .no && isKnownToThrow(made, in: file)
    if isThrowing || !own.nonescaping.isEmpty {
      // The closure itself stays one that nobody may keep.
      if !own.nonescaping.isEmpty, isSendable == nil, !isPlainValue(type) { return false }
      // What is made of it may be nil then.
      let isOptional = tries == .optional
      guard made.node == node || tries == .plain, isMadeAlone(made.node, reported, in: file) else { return false }
      let taken = captures.elements.map(\.name) + captures.awaited.map(\.name) + namesSaid(in: made.node, of: file)
      let name = freeName([name, "made", "given"], except: taken, at: node, in: file)
      captures.awaited.append(
        Captures.Awaited(
          name: name, keywords: isThrowing ? "try\(tries.mark) " : "", value: made.range(in: file),
          isMade: true))
      captures.edits.append(
        Finding.Substitution.Edit(
          range: range, text: isThrowing && isOptional ? "\(name)?" : call.constant(name, for: node)))
      return true
    }
    guard isSimple(node, reported, in: file) else { return false }
    captures.add(name, value: range)
    captures.edits.append(Finding.Substitution.Edit(range: range, text: call.constant(name, for: node)))
    return true
  }

  /// Which no constant may bear whose value says them.
  private func namesSaid(in root: NodeID, of file: ProgramFile) -> [String] {
    file.descendants(of: root, atMost: MovedExpression.mostNodes)
      .filter { file.kind($0) == .identifierExpression }.map { text(file.name($0)) }
  }

  /// It is not what blocks, and awaits nothing; a `try` within would be another one's.
  private func isMadeAlone(_ root: NodeID, _ reported: NodeID, in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: root)
    while let node = nodes.next() {
      if node == reported { return false }
      switch file.kind(node) {
      case .closureExpression: nodes.skipChildren()
      case .tryExpression, .awaitExpression, .inoutExpression: return false
      default: break
      }
    }
    return true
  }

  /// No `try` or `await` is needed for it, no closure stands in it, and it is not what blocks.
  private func isSimple(_ root: NodeID, _ reported: NodeID, in file: ProgramFile) -> Bool {
    for node in file.descendants(of: root) {
      if node == reported { return false }
      switch file.kind(node) {
      case .tryExpression, .awaitExpression, .closureExpression, .inoutExpression: return false
      case .identifierExpression, .memberExpression:
        if case .declaration(let id) = resolve(node, in: file).candidates.first?.target,
          !program[id].flags.isDisjoint(with: [.isThrowing, .isAsync])
        {
          return false
        }
      default: break
      }
    }
    return true
  }

  // MARK: Names

  private func note(
    identifier node: NodeID, in captures: inout Captures, within whole: ByteRange, except reported: NodeID,
    in file: ProgramFile
  ) {
    let name = file.name(node)
    if file.isArgumentOfClosure(node), let number = Int(text(name).dropFirst()) {
      return note(argument: number, at: node, in: &captures, within: whole, in: file)
    }
    if name == known.`self` || name == known.super { return noteSelf(at: node, in: &captures, in: file) }
    switch resolve(node, in: file).candidates.first?.target {
    case .local(let binding):
      note(local: binding, named: node, in: &captures, within: whole, in: file)
    case .declaration(let id) where program[id].owner >= 0 && !program[id].flags.contains(.isStatic):
      note(member: id, at: node, in: &captures, except: reported, in: file)
    case .symbol(let symbol) where isMemberOfInstance(symbol): noteSelf(at: node, in: &captures, in: file)
    default: break
    }
    guard node != reported, let member = memberOfActor(node, in: file) else { return }
    if program[member].kind == .function {
      note(isolated: member, in: &captures)
    } else if program[member].owner < 0 || program[member].flags.contains(.isStatic) {
      note(sharedVariable: member, at: node, in: &captures, in: file)
    }
  }

  /// A library's member that an extension or subclass names without `self`: `try copyItem(at: a, to: b)`.
  private func isMemberOfInstance(_ symbol: Int) -> Bool {
    let entry = external.catalogue.symbols[symbol]
    return entry.receiver != nil && !entry.isStatic && entry.kind != .initializer
  }

  /// `$0` of a closure around what is moved.
  private func note(
    argument number: Int, at node: NodeID, in captures: inout Captures, within whole: ByteRange, in file: ProgramFile
  ) {
    let closure = file.ancestor(of: node) { $0 == .closureExpression }
    guard closure == 0 || file.offset(closure) < whole.start else { return }
    let name = number == 0 ? "argument" : "argument\(number)"
    let range = file.range(ofExpression: node)
    if !captures.awaited.contains(where: { $0.name == name }) {
      captures.awaited.append(Captures.Awaited(name: name, keywords: "", value: range, isNumbered: true))
    }
    captures.edits.append(Finding.Substitution.Edit(range: range, text: name))
  }

  /// A parameter that only lends a closure.
  func isNonescaping(_ binding: NodeID, in file: ProgramFile) -> Bool {
    guard file.kind(binding) == .parameter, case let written = file.child(1, binding), written != 0,
      case .function = localType(binding, in: file)
    else { return false }
    return !file.flags(binding).union(file.flags(written)).contains(.isEscaping)
  }

  private func note(
    local binding: NodeID, named node: NodeID, in captures: inout Captures, within whole: ByteRange,
    in file: ProgramFile
  ) {
    guard !isDeclared(binding, whole, file) else { return }
    let name = text(file.name(node))
    if file.kind(binding) == .parameter, isAutoclosure(binding, in: file) {
      return note(autoclosure: node, in: &captures, in: file)
    }
    if file.kind(binding) == .functionDeclaration {
      // A constant for it would be called without labels.
      if signature(binding, in: file).parameters.contains(where: { $0.label != 0 }) {
        captures.irreplaceable.insert(name)
      }
      if usesOuterVariable(binding, in: file) {
        note(unsendable: name, in: &captures)
      } else if !file.children(file.child(0, binding)).contains(where: { text(file.name($0)) == "Sendable" }),
        !captures.localFunctions.contains(name)
      {
        captures.localFunctions.append(name)
      }
      return
    }
    if case .function(let function) = localType(binding, in: file), function.isMainActor,
      call(ofCallee: node, in: file) != 0
    {
      if !captures.isolated.contains(name) { captures.isolated.append(name) }
      return
    }
    switch ownership(ofParameter: binding, in: file) {
    case .borrowing: captures.add(name, isCopied: true)
    case .consuming, .sending: captures.add(name)
    case nil: if isVariable(binding, in: file) { captures.add(name) }
    }
    note(name, of: localType(binding, in: file), ifStayingIn: &captures)
    if file.flags(node).contains(.isWritten) { note(changed: node, in: &captures, within: whole, file) }
    let written = file.kind(binding) == .parameter ? file.child(1, binding) : 0
    let type = localType(binding, in: file)
    if isNonescaping(binding, in: file) {
      if !captures.nonescaping.contains(name) { captures.nonescaping.append(name) }
      let function = file.flags(file.parent(file.parent(binding)))
      if file.flags(written).contains(.isThrowing), function.contains(.isThrowing), !function.contains(.hasErrorType) {
        captures.mayRethrow = true
      }
    } else if written == 0, case .function = type, !isSendableClosure(binding, in: file) {
      if !captures.localFunctions.contains(name) { captures.localFunctions.append(name) }
    } else if case .nominal(let nominal, _) = type, text(program.nominals[Int(nominal)].name) == "ChannelHandlerContext"
    {
      if !captures.onEventLoop.contains(name) { captures.onEventLoop.append(name) }
    } else if case let said = typeSaid(of: binding, in: file), isSendable(type, written: said, in: file) == false {
      note(unsendable: name, written: file.kind(said), in: &captures)
    }
  }

  /// Whether a local function uses a variable of the code around it: only that code's thread may.
  private func usesOuterVariable(_ function: NodeID, in file: ProgramFile) -> Bool {
    let whole = ByteRange(start: file.offset(function), end: file.end(function))
    for node in file.descendants(of: file.child(5, function), atMost: MovedExpression.mostNodes) {
      if file.kind(node) == .identifierExpression,
        case .local(let binding) = resolve(node, in: file).candidates.first?.target,
        file.kind(binding) != .functionDeclaration, !isDeclared(binding, whole, file), isVariable(binding, in: file)
      {
        return true
      }
    }
    return false
  }

  func isDeclared(_ binding: NodeID, _ whole: ByteRange, _ file: ProgramFile) -> Bool {
    whole.start <= file.offset(binding) && file.offset(binding) < whole.end
  }

  /// `var`, also in a pattern, or a parameter that is `inout`.
  func isVariable(_ binding: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(binding) {
    case .parameter: file.flags(binding).contains(.isInout)
    case .bindingPattern: !file.flags(binding).contains(.isLet)
    default: false
    }
  }

  private func note(
    memberOfSelf node: NodeID, in captures: inout Captures, within whole: ByteRange, except reported: NodeID,
    in file: ProgramFile
  ) {
    let base = file.child(0, node)
    let isShadowed = file.locals(around: node).lookUp(file.name(node), at: file.offset(node)) != nil
    if captures.isInInitializer, isReadOfStored(node, except: reported, in: file) {
      return note(readInInitializer: node, in: &captures, in: file)
    }
    let isWritten = file.flags(node).contains(.isWritten)
    guard node != reported, !isShadowed, !isWritten || captures.changed.contains(text(file.name(node))),
      case .declaration(let id) = resolve(node, in: file).candidates.first?.target, program[id].owner >= 0,
      program[id].kind == .variable, !program[id].flags.contains(.isStatic),
      !captures.readsLater, !isComputed(id) || isolation(of: id) != .none, !isKeptInPlace(id),
      !captures.changedInObject.contains(text(file.name(node)))
    else {
      if node != reported, let member = memberOfActor(node, in: file) {
        note(isolated: member, in: &captures)
        if isWritten { captures.changesIsolated = true }
      }
      if isWritten, captures.readsLater, case .declaration(let id) = resolve(node, in: file).candidates.first?.target,
        isOfValue(id)
      {
        captures.changesMore = true
      }
      if case .declaration(let id) = resolve(node, in: file).candidates.first?.target,
        program[id].kind == .function && program[id].flags.contains(.isMutating) || isChangedByReading(node, in: file)
          || isSetInPlace(id, at: node, except: reported, in: file)
      {
        note(
          selfChangedAt: node, said: ByteRange(start: file.offset(base), end: file.end(base)), in: &captures, in: file)
      }
      return noteSelf(at: base, in: &captures, in: file)
    }
    note(member: id, at: node, in: &captures, except: reported, in: file)
    // Nor does a list within such a closure: `[root = self.root]`.
    if needsSelf(at: node, in: file) {
      let range = ByteRange(start: file.offset(base), end: file.end(node))
      captures.name(text(file.name(node)), as: range)
    }
    captures.edits.append(
      Finding.Substitution.Edit(range: ByteRange(start: file.offset(base), end: file.offset(node)), text: ""))
  }

  /// `total += 1` of a value's computed property, where its function changes the value.
  private func isSetInPlace(
    _ id: DeclarationID, at node: NodeID, except reported: NodeID, in file: ProgramFile
  ) -> Bool {
    program[id].kind == .variable && file.flags(node).contains(.isWritten) && (node == reported || isComputed(id))
      && isOfValue(id) && !program[id].flags.contains(.isStatic) && isInMutatingCode(node, in: file)
  }

  /// A member that is written without `self`, or can be.
  private func note(
    member id: DeclarationID, at node: NodeID, in captures: inout Captures, except reported: NodeID,
    in file: ProgramFile
  ) {
    if captures.isInInitializer, isReadOfStored(node, except: reported, in: file) {
      return note(readInInitializer: node, in: &captures, in: file)
    }
    let isLeft = file.flags(node).contains(.isWritten) && !captures.changed.contains(text(file.name(node)))
    guard program[id].kind == .variable, node != reported, !isLeft, !captures.readsLater else {
      guard program[id].kind == .function || program[id].kind == .variable else { return }
      noteSelf(at: node, in: &captures, in: file)
      if isLeft, captures.readsLater, isOfValue(id) { captures.changesMore = true }
      // What a wrapper or first use runs of a stored property, only its actor can run.
      if program[id].kind == .variable, node != reported || !isComputed(id), !program[id].flags.contains(.isLet),
        isolation(of: id) != .none
      {
        note(isolated: id, in: &captures)
        if node == reported, isolation(of: id) == .actor { captures.staysOnActor = true }
        if file.flags(node).contains(.isWritten) { captures.changesIsolated = true }
      }
      if program[id].kind == .function && program[id].flags.contains(.isMutating)
        || isChangedByReading(node, in: file) || isSetInPlace(id, at: node, except: reported, in: file)
      {
        note(selfChangedAt: node, said: nil, in: &captures, in: file)
      }
      return
    }
    let name = text(file.name(node))
    // What is computed may take its time too, or throw.
    if isComputed(id) && isolation(of: id) == .none || captures.changedInObject.contains(name) || isKeptInPlace(id) {
      return noteSelf(at: node, in: &captures, in: file)
    }
    note(value: id, at: node, in: &captures, in: file)
  }

  /// `@MainActor var count = 0`, or the same of a type, said without it.
  private func note(
    sharedVariable id: DeclarationID, at node: NodeID, in captures: inout Captures, in file: ProgramFile
  ) {
    let isChanged = file.flags(node).contains(.isWritten) && !captures.changed.contains(text(file.name(node)))
    guard isChanged || captures.readsLater else { return note(value: id, at: node, in: &captures, in: file) }
    note(isolated: id, in: &captures)
    if isChanged { captures.changesIsolated = true }
  }

  /// What a variable holds goes along.
  private func note(value id: DeclarationID, at node: NodeID, in captures: inout Captures, in file: ProgramFile) {
    let name = text(file.name(node))
    if isComputed(id), let keywords = keywordsToRead(id, at: node, in: file) {
      return note(readBefore: node, as: name, keywords, of: id, in: &captures, in: file)
    }
    captures.add(name)
    if program[id].owner >= 0, closureHoldingSelfWeakly(around: node, in: file) != nil {
      captures.name(name, as: file.range(ofExpression: node))
    }
    note(name, of: variableType(id), ifStayingIn: &captures)
    if file.flags(node).contains(.isInAsyncLet), isIsolated(id), !program[id].flags.contains(.isLet) {
      note(isolated: id, in: &captures)
    }
    if isSendable(property: id) == false {
      let home = self.file(of: id)
      let written = home.kind(home.child(1, program[id].statement))
      note(unsendable: name, written: written, in: &captures)
      // While its function awaits, others of the actor may use it.
      if isolation(of: id) == .actor { captures.staysOnActor = true }
    }
  }

  /// A function is called that changes the value of which the code is a part: a copy of it can be changed elsewhere.
  func note(
    selfChangedAt node: NodeID, said base: ByteRange?, in captures: inout Captures, in file: ProgramFile
  ) {
    guard !captures.readsLater, let nominal = enclosingNominal(of: node, in: file),
      [.structDeclaration, .enumDeclaration].contains(program.nominals[Int(nominal)].kind)
    else {
      captures.changesMore = true
      return
    }
    if captures.copyOfSelf == nil { captures.copyOfSelf = freeName(["copy", "own", "current"], at: node, in: file) }
    let copy = captures.copyOfSelf ?? ""
    let offset = file.offset(node)
    let range = base ?? ByteRange(start: offset, end: offset)
    if captures.editsForCopy.contains(where: { $0.range == range }) { return }
    captures.editsForCopy.append(
      Finding.Substitution.Edit(range: range, text: base == nil ? "\(copy)." : copy))
  }

  private func noteSelf(at node: NodeID, in captures: inout Captures, in file: ProgramFile) {
    if file.name(node) == known.super { captures.usesSuper = true } else { captures.add("self") }
    guard let nominal = enclosingNominal(of: node, in: file) else { return }
    note("self", of: selfType(of: nominal), ifStayingIn: &captures)
    guard isSendable(selfType(of: nominal)) == false else { return }
    note(unsendable: "self", in: &captures)
    let offset = file.offset(node)
    switch file.kind(node) {
    case .identifierExpression where !file.isShorthand(file.parent(node)):
      let isSaid = file.name(node) == known.`self`
      captures.call(
        selfSaidAt: ByteRange(start: offset, end: isSaid ? file.end(node) : offset),
        freeName(["own", "object", "owner"], at: node, in: file))
    default: captures.keepsSelf = true
    }
  }

  func note(unsendable name: String, in captures: inout Captures) {
    if !captures.unsendable.contains(name) { captures.unsendable.append(name) }
  }

  /// `written`: as what its type is written. A constant of a `T!` is an optional, of which nothing could be asked.
  private func note(unsendable name: String, written: NodeKind, in captures: inout Captures) {
    note(unsendable: name, in: &captures)
    if written == .implicitlyUnwrappedType { captures.irreplaceable.insert(name) }
  }

  func note(isolated member: DeclarationID, in captures: inout Captures) {
    let place = Place(file: program[member].file, node: program[member].node)
    // A property is used without its type there.
    let isVariable = program[member].kind == .variable
    let name = isVariable ? text(program[member].name) : displayName(of: Unit(kind: .body, place: place))
    if !captures.isolated.contains(name) { captures.isolated.append(name) }
  }

  /// `self.name`
  func isMemberOfSelf(_ node: NodeID, in file: ProgramFile) -> Bool {
    let base = file.child(0, node)
    return file.kind(base) == .identifierExpression && file.name(base) == known.`self`
  }
}
