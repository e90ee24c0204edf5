import AsyncLintSyntax

/// The first call of a chain that can be awaited as it stands, because the function that it calls has an async overload.
struct OverloadedCall {
  /// Among the calls of the chain.
  var index: Int
  var overload: DeclarationID
}

extension Analyzer {
  /// `isFree`: nothing but functions that can become asynchronous as they are leads to it.
  func overloadedCall(of calls: [ChainCall], isFree: Bool, _ judge: ChainJudge) -> OverloadedCall? {
    for (index, call) in calls.dropLast().prefix(ChainJudge.mostCalls).enumerated() {
      if file(call.place).isLibrary { return nil }
      switch judge.obstacle(toAwaiting: index, of: calls) {
      case .lock, .library, .deferred, .noasync, .twin: return nil
      case .requirements, .noFunction: if isFree { return nil }
      case nil: break
      }
      guard let unit = call.units.first, unit.kind == .body || unit.kind == .exactBody,
        let overload = asyncOverload(of: unit, calledAt: call.place, in: calls, judge)
      else { continue }
      return OverloadedCall(index: index, overload: overload)
    }
    return nil
  }

  /// An async function beside a synchronous one: of its name, or of its name without the word that it is synchronous.
  private func asyncOverload(
    of unit: Unit, calledAt place: Place, in calls: [ChainCall], _ judge: ChainJudge
  ) -> DeclarationID? {
    let home = file(unit.place)
    guard let id = home.declarationOfNode[unit.place.node], [.function, .initializer].contains(program[id].kind),
      !isAwaited(place)
    else { return nil }
    return asyncOverloads(of: id).first { overload in
      !judge.isReported(in: overload)
        && !calls.contains { isInside($0.place, program[overload].node, of: program[overload].file) }
    }
  }

  /// Whether a function cannot be made async, because it is there as an async function, too.
  func hasAsyncTwin(_ id: DeclarationID) -> Bool {
    guard [.function, .initializer].contains(program[id].kind) else { return false }
    return asyncOverloads(of: id).contains {
      program[$0].name == program[id].name && program[$0].owner == program[id].owner
    }
  }

  func isAwaited(_ place: Place) -> Bool { file(place).flags(place.node).contains(.isAwaited) }

  /// Whether a place stands in a function: what comes to its own synchronous overload cannot come to itself instead.
  func isInside(_ place: Place, _ function: NodeID, of file: Int32) -> Bool {
    guard place.file == file else { return false }
    let home = self.file(place)
    return home.offset(function) <= home.offset(place.node) && home.offset(place.node) < home.end(function)
  }

  /// `handler`: a parameter that an async function has no need of.
  func asyncOverloads(of id: DeclarationID, without handler: Int? = nil) -> [DeclarationID] {
    let declaration = program[id]
    let owners = declaration.owner < 0 ? [-1] : hierarchy(of: declaration.owner)
    var overloads: [DeclarationID] = []
    for name in handler == nil ? namesOfOverloads(declaration.name) : [declaration.name] {
      for owner in owners {
        overloads += program.members(named: name, of: owner).filter { isAsyncOverload($0, of: id, without: handler) }
      }
    }
    if handler == nil, let renamed = nameForAsyncCode(of: id) {
      for owner in owners {
        overloads += program.members(named: renamed, of: owner).filter {
          isAsyncOverload($0, of: id, without: nil, isNamedBy: true)
        }
      }
    }
    return overloads
  }

  /// `get` in `@available(*, noasync, renamed: "get()")`.
  private func nameForAsyncCode(of id: DeclarationID) -> GlobalName? {
    let file = file(of: id)
    for attribute in file.children(file.child(0, program[id].node)) where file.flags(attribute).contains(.isNoasync) {
      let range = ByteRange(start: file.offset(attribute), end: file.end(attribute))
      let text = String(decoding: file.bytes(in: range), as: UTF8.self)
      guard let behind = text.range(of: "renamed:")?.upperBound, let quote = text[behind...].firstIndex(of: "\"")
      else { continue }
      let path = text[text.index(after: quote)...].prefix { $0 != "\"" && $0 != "(" }
      return path.split(separator: ".").last.flatMap { interner.name(String($0)) }
    }
    return nil
  }

  /// `shutdown` beside `syncShutdown`, `shutdownSync` and `blockingShutdown`.
  private func namesOfOverloads(_ name: GlobalName) -> [GlobalName] {
    let word = text(name)
    var others: [String] = []
    let prefix = ["sync", "blocking"].first { word.hasPrefix($0) }
    if let rest = prefix.map({ word.dropFirst($0.count) }), let first = rest.first, first.isUppercase {
      others = [first.lowercased() + rest.dropFirst()]
    } else if word.hasSuffix("Sync") {
      others = [String(word.dropLast(4))]
    }
    return [name] + others.compactMap { interner.name($0) }
  }

  /// `isNamedBy`: the other one names it, so that it may do without arguments that have defaults.
  private func isAsyncOverload(
    _ one: DeclarationID, of other: DeclarationID, without handler: Int?, isNamedBy: Bool = false
  ) -> Bool {
    let (first, second) = (program[one], program[other])
    guard one != other, first.kind == second.kind, !first.isLocal, !second.isLocal, first.flags.contains(.isAsync),
      !second.flags.contains(.isAsync),
      first.flags.contains(.isStatic) == second.flags.contains(.isStatic),
      first.file == second.file || first.flags.isDisjoint(with: [.isPrivate, .isFileprivate]),
      first.owner >= 0 || file(of: one).module == file(of: other).module,
      // What meets an async requirement is no overload of it.
      !isRequirement(one) || isRequirement(other)
    else { return false }
    let (home, otherHome) = (file(of: one), file(of: other))
    func isSame(_ one: NodeID, as other: NodeID) -> Bool {
      let given = resolveType(one, in: home).nominalID
      let wanted = resolveType(other, in: otherHome).nominalID
      guard given == nil, wanted == nil else { return given == wanted }
      return home.lastTypeName(one) == otherHome.lastTypeName(other)
    }
    let left = signature(first.node, in: home)
    var right = signature(second.node, in: otherHome)
    if let handler { right.parameters.remove(at: handler) }
    if isNamedBy {
      let labels = left.parameters.map(\.label)
      right.parameters.removeAll { $0.hasDefault && !labels.contains($0.label) }
    }
    // A call may leave out what only the synchronous one has a default for.
    return left.parameters.map(\.label) == right.parameters.map(\.label)
      && zip(left.parameters, right.parameters).allSatisfy { one, other in
        (one.functionType == nil) == (other.functionType == nil) && (one.hasDefault || !other.hasDefault)
          && isSame(one.typeNode, as: other.typeNode)
      }
      && (handler != nil || isGenericParameter(left.resultNode, in: home)
        || isSame(left.resultNode, as: right.resultNode))
  }

  /// It gives what its closure does.
  private func isGenericParameter(_ type: NodeID, in file: ProgramFile) -> Bool {
    if case .parameter = resolveType(type, in: file) { return true }
    return false
  }

  /// Whether the function that a call gives a closure to has an overload whose closures may suspend.
  func hasOverloadForAsyncClosure(_ call: NodeID, taking closure: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(calleeName(of: call, in: file), in: file).candidates.first?.target,
      [.function, .initializer].contains(program[id].kind)
    else { return hasCataloguedAsyncOverload(call, taking: closure, in: file) }
    return asyncOverloads(of: id).contains { overload in
      signature(program[overload].node, in: self.file(of: overload)).parameters.contains {
        $0.functionType?.isAsync == true
      }
    }
  }
}

extension AdviceWriter {
  /// An async overload in place of a synchronous function.
  func awaiting(_ call: OverloadedCall) -> Advice {
    let place = subject.calls[call.index].place
    let file = analyzer.file(place)
    let around = surroundings(ofCall: call.index)
    let overload = analyzer.program[call.overload]
    let throwsErrors = overload.flags.contains(.isThrowing) || around.tries != .no
    let isNamedAlike = overload.name == file.name(place.node)
    let text = text(
      ofAwaiting: "\(throwsErrors ? around.tryAwait : "await") {overload}", around, at: call.index,
      isNamedAlike
        ? "await the async overload of \"\(subject.steps[call.index].name)\""
        : "await \"\(analyzer.displayName(of: analyzer.bodyUnit(call.overload)))\", which is async")
    var renamed = Captures()
    if !isNamedAlike {
      renamed.edits = [
        Finding.Substitution.Edit(range: file.nameRange(place.node), text: analyzer.text(overload.name))
      ]
    }
    let substitutions = analyzer.callSubstitutions(
      around.moved, renamed, in: file, named: analyzer.displayName(of: analyzer.bodyUnit(call.overload)))
    return Advice(
      text: text, substitutions: substitutions.map(forOverload) + substitutionsOfCall, isOverload: true)
  }

  /// Around one of the chain's calls, all of which gives way to something that is awaited.
  func surroundings(ofCall index: Int) -> Surroundings {
    let place = subject.calls[index].place
    let file = analyzer.file(place)
    var around =
      index == 0 ? aroundReported : judge.surroundings.around(place, canMoveMore: false)
    around.moved = MovedExpression(node: analyzer.wholeUse(of: place.node, in: file))
    around.fileOfMoved = file.index
    around.tries = analyzer.tries(around.moved, in: file)
    around.place = around.callPlace
    return around
  }

  /// `code` in place of one of the chain's calls, as `words` say.
  func text(ofAwaiting code: String, _ around: Surroundings, at index: Int, _ words: String) -> String {
    var heading = change(for: code, around).map { $0 + relatives(of: index) + ", " } ?? ""
    if heading.isEmpty, index > 0, let function = around.function { heading = "in \"\(function)\", " }
    heading += words
    let keywordsInFront = around.keywordsInFront(of: code)
    let code = keywordsInFront.map { String(code.dropFirst($0.count + 1)) } ?? around.placed(code)
    var text = "\(with(around.placeWords, "\(heading):"))\n\(code)"
    text += remarks(on: around, isStuck: true, keywordsInFront: keywordsInFront)
    if index > 0 {
      let remarks = remarksOnCall(leadingTo: index)
      for remark in remarks.lines where !text.holds(String(remark)) { text += "\n\(remark)" }
      if index > 1 || judge.obstacle(toAwaiting: index, of: subject.calls) != nil {
        text += "\n\(bridge(without: remarks))"
      }
    }
    return text + remarkOnReportedFunction(awaiting: code, index > 0 ? nil : around)
  }

  /// The bridge's call goes by the other name.
  private func forOverload(_ substitution: Finding.Substitution) -> Finding.Substitution {
    var substitution = substitution
    substitution.placeholder = substitution.placeholder.replacing("{call", with: "{overload")
    substitution.name = substitution.name.replacing("{call", with: "{overload")
    return substitution
  }
}
