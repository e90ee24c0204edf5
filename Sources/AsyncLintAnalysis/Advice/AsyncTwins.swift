import AsyncLintSyntax

/// The async function that does what a function with a completion handler does, where that handler ends a wait.
struct AsyncTwin {
  /// The call that is given the handler.
  var call: NodeID
  var handler: NodeID
  /// `try await {twin.self}.data(from: {twin.0})`
  var code: String
  var substitutions: [Finding.Substitution]
  /// It gives what the handler is called with, or throws what the handler is called with last.
  var givesSame: Bool
  /// How many values that is, with the error; nil: only the handler says so.
  var handedCount: Int?
  /// The handler is a callback of NIO's `EventLoopFuture`, which calls it with its value, its error, or either.
  var isOfFuture = false

  var throwsErrors: Bool { code.hasPrefix("try ") }
  /// Without the keywords.
  var called: Substring { code.dropFirst(throwsErrors ? "try await ".count : "await ".count) }
}

extension Analyzer {
  /// Of the first call whose handler signals a semaphore, or leaves a group, above the wait for it.
  func asyncTwin(endingWait wait: SemaphoreWait) -> AsyncTwin? {
    let file = file(wait.place)
    guard wait.semaphore != 0, let semaphore = objectPath(of: wait.semaphore, in: file) else { return nil }
    let body = enclosingBody(of: wait.place.node, in: file)
    let uses = endings(of: semaphore, in: body, file)
    let place = Place(file: file.index, node: body)
    if lastTwin.map({ $0.body != place || $0.object != semaphore }) ?? true {
      let first = uses.lazy.compactMap { use in self.asyncTwin(around: use, in: body, file).map { (use, $0) } }.first
      lastTwin = (place, semaphore, first)
    }
    // Of many waits for one object most have none, or the first.
    guard let (first, twin) = lastTwin?.first else { return nil }
    let end = file.offset(wait.place.node)
    if file.offset(first) < end { return twin }
    return uses.lazy.filter { file.offset($0) < end }.compactMap { self.asyncTwin(around: $0, in: body, file) }.first
  }

  /// Of the innermost call whose handler holds a use, and has a twin.
  private func asyncTwin(around use: NodeID, in body: NodeID, _ file: ProgramFile) -> AsyncTwin? {
    var node = file.outward(use)
    while node != body, node != 0 {
      // No function calls a task's closure back.
      if file.kind(node) == .closureExpression, !isTask(node, in: file), let call = call(taking: node, in: file),
        let twin = asyncTwin(of: call, calling: node, in: file)
      {
        return twin
      }
      node = file.outward(node)
    }
    return nil
  }

  private func isTask(_ closure: NodeID, in file: ProgramFile) -> Bool {
    if case .async(let creation) = fate(of: closure, in: file) { return creation.isTask }
    return false
  }

  private func asyncTwin(of call: NodeID, calling handler: NodeID, in file: ProgramFile) -> AsyncTwin? {
    let callee = calleeName(of: call, in: file)
    guard case .declaration(let id) = resolve(callee, in: file).candidates.first?.target else {
      return cataloguedTwin(of: call, calling: handler, in: file)
    }
    guard let match = resolve(callee, in: file).candidates.first?.match,
      let index = CallShape(call, in: file).arguments.firstIndex(where: { $0.expression == handler }),
      match.parameters.indices.contains(index), program[id].kind == .function,
      let overload = asyncOverloads(of: id, without: match.parameters[index]).first(where: {
        !isInside(Place(file: file.index, node: call), program[$0].node, of: program[$0].file)
      })
    else { return nil }
    var substitutions = [substitutionOfReceiver(callee, in: file)]
    var arguments: [String] = []
    for (position, argument) in CallShape(call, in: file).arguments.enumerated() where position != index {
      arguments.append((argument.label == 0 ? "" : "\(text(argument.label)): ") + "{twin.\(position)}")
      substitutions.append(substitution(ofArgument: argument, position, in: file))
    }
    let keywords = program[overload].flags.contains(.isThrowing) ? "try await " : "await "
    let receiver = file.kind(callee) == .memberExpression ? "{twin.self}." : ""
    return AsyncTwin(
      call: call, handler: handler,
      code: "\(keywords)\(receiver)\(text(file.name(callee)))(\(arguments.joined(separator: ", ")))",
      substitutions: substitutions, givesSame: gives(overload, whatIsGivenTo: match.parameters[index], of: id),
      handedCount: signature(program[id].node, in: self.file(of: id)).parameters[match.parameters[index]]
        .functionType?.parameters.count)
  }

  private func cataloguedTwin(of call: NodeID, calling handler: NodeID, in file: ProgramFile) -> AsyncTwin? {
    guard let (instead, match) = cataloguedAsyncFunction(insteadOf: call, calling: handler, in: file) else {
      return nil
    }
    let callee = calleeName(of: call, in: file)
    var code = instead.replacing("{self}", with: "{twin.self}")
    var substitutions = [substitutionOfReceiver(callee, in: file)]
    for (position, argument) in CallShape(call, in: file).arguments.enumerated() {
      let parameter = match.parameters[position]
      code = code.replacing("{\(parameter)}", with: "{twin.\(parameter)}")
      substitutions.append(substitution(ofArgument: argument, parameter, in: file))
      while let open = code.firstRange(of: "{?\(parameter) is ") ?? code.firstRange(of: "{?!\(parameter) is "),
        let colon = code[open.upperBound...].firstIndex(of: ":"), let close = code[colon...].firstIndex(of: "}")
      {
        let isOfType = typeName(of: argument.expression, in: file) == String(code[open.upperBound..<colon])
        let isWanted = code[open].hasPrefix("{?!") != isOfType
        code.replaceSubrange(
          open.lowerBound...close, with: isWanted ? String(code[code.index(after: colon)..<close]) : "")
      }
    }
    let isOfFuture = code.hasSuffix(".get()") && callsBackFuture(call, in: file)
    return AsyncTwin(
      call: call, handler: handler, code: code, substitutions: substitutions, givesSame: !isOfFuture,
      isOfFuture: isOfFuture)
  }

  private func typeName(of expression: NodeID, in file: ProgramFile) -> String? {
    typeOf(expression, in: file).nominalID.map { text(program.nominals[Int($0)].name) }
  }

  private func substitutionOfReceiver(_ callee: NodeID, in file: ProgramFile) -> Finding.Substitution {
    receiverSubstitution("{twin.self}", of: callee, named: "…", in: file)
  }

  private func substitution(
    ofArgument argument: CallShape.Argument, _ number: Int, in file: ProgramFile
  ) -> Finding.Substitution {
    Finding.Substitution(
      placeholder: "{twin.\(number)}", file: Int(file.index), range: file.range(ofExpression: argument.expression),
      name: "…", limit: 60)
  }

  /// Whether an async function gives what another one calls its handler with. One that throws has a value for the handler's optional ones, and an
  /// error for the last.
  private func gives(_ overload: DeclarationID, whatIsGivenTo handler: Int, of id: DeclarationID) -> Bool {
    let (home, other) = (file(of: overload), file(of: id))
    let result = signature(program[overload].node, in: home).resultNode
    guard let function = signature(program[id].node, in: other).parameters[handler].functionType else { return false }
    var given = function.parameters
    let throwsErrors = program[overload].flags.contains(.isThrowing)
    if throwsErrors {
      guard case .nominal(external.optional, _) = given.popLast() else { return false }
      given = given.map { unwrapped($0) }
    }
    let values: [SwiftType]
    switch result == 0 ? .tuple([]) : resolveType(result, in: home) {
    case .tuple(let elements): values = elements.map(\.type)
    case let type: values = isVoid(type) ? [] : [throwsErrors ? unwrapped(type) : type]
    }
    return given == values && !values.contains { $0.isUnknown }
  }
}
