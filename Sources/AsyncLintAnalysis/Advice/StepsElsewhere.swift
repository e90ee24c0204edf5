import AsyncLintSyntax

/// What another function of an actor does at once to a file or handle, where a moved call waits for its turn on a queue.
struct StepElsewhere {
  /// As reports name it.
  var function: String
  var body: Place
  var name: String
  var object: StepOfFile.Object
  /// A folder takes with it what lies in it.
  var takesAll: Bool
}

extension AdviceWriter {
  /// `save()` waits in the queue, and `clear()` that comes meanwhile removes what is not there yet: nothing of that kind is a finding which
  /// the queue would put in order.
  var stepElsewhere: StepElsewhere? {
    guard isIsolated, let own = stepsAround?.own,
      let type = analyzer.enclosingNominal(of: own.callee, in: moved.file)
    else { return nil }
    let body = Place(file: moved.file.index, node: analyzer.enclosingBody(of: own.callee, in: moved.file))
    let others = analyzer.quickSteps(of: type, judge)
    guard !others.isEmpty else { return nil }
    for use in own.uses {
      switch use.effect {
      case .asks, .reads, .ends: continue
      case .changes, .seeks, .takes, .puts: break
      }
      guard let object = analyzer.objectElsewhere(of: use, in: moved.file) else { continue }
      if let found = others.first(where: { $0.body != body && $0.concerns(object) }) { return found }
    }
    return nil
  }

  var remarkOnStepElsewhere: String {
    guard let step = stepElsewhere else { return "" }
    return "\nwhat \"\(step.function)\" does to it (\"\(step.name)\") has to go to the same queue:"
      + " done at once, it comes before what waits there"
  }
}

extension StepElsewhere {
  fileprivate func concerns(_ other: StepOfFile.Object) -> Bool {
    if object == other { return true }
    guard takesAll, case .place(let folder) = object, case .place(let file) = other else { return false }
    return file.hasPrefix("\(folder).")
  }
}

extension Analyzer {
  /// Of all functions of a type that are isolated, as far as they change files or end handles by calls that are no finding by default.
  fileprivate func quickSteps(of type: NominalID, _ judge: ChainJudge) -> [StepElsewhere] {
    if let answer = quickStepsOfTypes[type] { return answer }
    var found: [StepElsewhere] = []
    let entry = program.nominals[Int(type)]
    for declaration in [entry.declaration] + entry.extensions where declaration >= 0 {
      let file = file(of: declaration)
      for member in file.children(file.child(4, program[declaration].node)) {
        guard found.count < Self.mostQuickSteps else { break }
        guard file.kind(member) == .functionDeclaration, let id = file.declarationOfNode[member],
          [.actor, .globalActor, .mainActor].contains(isolation(of: id))
        else { continue }
        found += quickSteps(of: Place(file: file.index, node: member), in: file, judge)
      }
    }
    quickStepsOfTypes[type] = found
    return found
  }

  private func quickSteps(of body: Place, in file: ProgramFile, _ judge: ChainJudge) -> [StepElsewhere] {
    let steps = stepsOfFiles(in: body.node, of: file, judge)
    return steps.flatMap { step -> [StepElsewhere] in
      guard !step.isSlow else { return [] }
      return step.uses.compactMap { use in
        guard use.effect == .changes || use.effect == .ends, let object = objectElsewhere(of: use, in: file) else {
          return nil
        }
        return StepElsewhere(
          function: functionName(around: step.callee, in: file) ?? step.name, body: body, name: step.name,
          object: object, takesAll: step.name == "removeItem" || step.name == "moveItem")
      }
    }
  }

  private static let mostQuickSteps = 64

  /// As other functions of the type name it.
  fileprivate func objectElsewhere(of use: StepOfFile.Use, in file: ProgramFile) -> StepOfFile.Object? {
    switch use.object {
    case .place: placeKey(of: use.expression, isWide: true, in: file).map { .place($0) }
    case .handle(let path): path.root == .selfValue ? use.object : nil
    case .connection: nil
    }
  }
}
