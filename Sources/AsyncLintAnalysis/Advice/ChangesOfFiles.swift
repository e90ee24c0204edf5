import AsyncLintCatalogue
import AsyncLintSyntax

/// What several calls do with one file or handle, while the thread that they hold lets nobody in between.
extension AdviceWriter {
  /// The call is one of several of its function that belong together.
  var isPartOfChange: Bool { !stepsBesideMoved.isEmpty }

  /// Load, change, save; ask and write; seek and write; write beside and move: with the call that is moved, and no `await` between.
  private var stepsBesideMoved: [(step: StepOfFile, isWrittenAgain: Bool)] {
    guard isIsolated, let (own, steps) = stepsAround else { return [] }
    return self.steps(beside: own, among: steps, around.moved, in: moved.file)
  }

  private func steps(
    beside own: StepOfFile, among steps: [StepOfFile], _ moved: MovedExpression, in file: ProgramFile
  ) -> [(step: StepOfFile, isWrittenAgain: Bool)] {
    let range = moved.range(in: file)
    return steps.compactMap { step in
      let offset = file.offset(step.callee)
      guard step.callee != own.callee, step.turn == own.turn, offset < range.start || offset >= range.end else {
        return nil
      }
      let (first, second) = offset < file.offset(own.callee) ? (step, own) : (own, step)
      guard first.isChanged(before: second), analyzer.isFollowed(first.callee, by: second.callee, in: file) else {
        return nil
      }
      return (step, first.isWrittenAgain(by: second))
    }
  }

  /// Two accesses of one function to a database, which were one as long as it awaited nothing.
  var remarkOnTransaction: String {
    let file = analyzer.file(subject.api)
    guard subject.context.kind == .async, rulesOfDatabases.contains(analyzer.ruleName(ofSymbol: subject.symbol)),
      [.actor, .mainActor, .globalActor].contains(analyzer.isolation(around: subject.api)),
      case let steps = analyzer.stepsOfFiles(
        in: analyzer.enclosingBody(of: subject.api.node, in: file), of: file, judge),
      let own = steps.first(where: { $0.callee == subject.api.node }),
      let other = self.steps(beside: own, among: steps, aroundAPI.moved, in: file).first?.step
    else { return "" }
    let both = other.name == own.name ? "both calls of \"\(own.name)\" belong" : "\"\(other.name)\" and this belong"
    return "\n\(both) into one: others come in between otherwise, and change what was read"
  }

  /// What the function around the moved call does with files, and the call itself among that.
  var stepsAround: (own: StepOfFile, steps: [StepOfFile])? {
    let callee = isMovedInHelper ? subject.calls[movedStep].place.node : subject.reported.node
    guard isMovedInHelper || moved.file.index == subject.reported.file else { return nil }
    let body = analyzer.enclosingBody(of: callee, in: moved.file)
    let steps = analyzer.stepsOfFiles(in: body, of: moved.file, judge)
    return steps.first { $0.callee == callee }.map { ($0, steps) }
  }

  /// Others wait for the function's actor, and come in where it awaits something. What a program begins with runs once.
  var isIsolated: Bool {
    let (file, context) = (analyzer.file(subject.reported), subject.context)
    guard context.kind == .async, lane == .offload, file.kind(context.node) != .sourceFile,
      file.kind(context.node) != .functionDeclaration || file.name(context.node) != analyzer.ruleWords.main
    else { return false }
    switch context.creation {
    case .childTask, .asyncLet, .detachedTask: return false
    case .other: return analyzer.isOnMainActor(subject.reported.node, in: file)
    case .task, .mainActor, .inheritingActor, nil:
      return [.actor, .mainActor, .globalActor].contains(analyzer.isolation(around: subject.reported))
        || analyzer.isOnMainActor(subject.reported.node, in: file)
    }
  }

  var remarkOnChange: String {
    let beside = stepsBesideMoved
    let elsewhere = remarkOnStepElsewhere
    guard let own = stepsAround?.own, !beside.isEmpty else { return elsewhere.isEmpty ? remarkOnRun : elsewhere }
    if beside.contains(where: \.isWrittenAgain) {
      return "\nwhat is read and written again belongs into one block on the queue, with what stands between:"
        + " others come in between otherwise, and what they write is lost" + elsewhere
    }
    let others = beside.reduce(into: [String]()) { names, other in
      if !names.contains(other.step.name) { names.append(other.step.name) }
    }
    let words =
      others == [own.name]
      ? "\(beside.count > 1 ? "all" : "both") calls of \"\(own.name)\" belong"
      : "\(quoted(Array(others.filter { $0 != own.name }.prefix(2)))) and this belong"
    return "\n\(words) into one block on the queue, with what stands between: others come in between otherwise"
      + elsewhere
  }

  /// The first of several calls on one handle that block: each would get a hand-off of its own.
  private var remarkOnRun: String {
    guard subject.context.kind == .async, lane == .offload, let (own, steps) = stepsAround, own.isSlow else {
      return ""
    }
    let handles = own.uses.map(\.object).filter { if case .place = $0 { false } else { true } }
    let run = steps.filter { step in
      step.isSlow && step.turn == own.turn && step.uses.contains { handles.contains($0.object) }
        && (step.callee == own.callee || analyzer.isFollowed(own.callee, by: step.callee, in: moved.file))
    }
    guard run.count > 1, run[0].callee == own.callee else { return "" }
    return
      "\nwhat follows on the same handle blocks, too: let one closure do all of it, with the \"defer\" that belongs to it"
  }
}

extension Analyzer {
  /// Whether both can be done, one after the other: they stand in no two branches, and nothing leaves between.
  func isFollowed(_ first: NodeID, by second: NodeID, in file: ProgramFile) -> Bool {
    let offset = file.offset(second)
    func isSecond(in node: NodeID) -> Bool { file.offset(node) <= offset && offset < file.end(node) }
    var child = first
    var parent = file.outward(child)
    while parent != 0 {
      switch file.kind(parent) {
      case .block:
        if isSecond(in: parent) { return true }
        if let last = file.children(parent).last, leaves(last, in: file) { return false }
      case .ifExpression, .switchExpression:
        if child != file.child(0, parent), isSecond(in: parent) { return false }
      case .doStatement: if isSecond(in: parent) { return false }
      case .functionDeclaration, .accessor, .initializerDeclaration, .sourceFile: return true
      default: break
      }
      child = parent
      parent = file.outward(child)
    }
    return true
  }
}

/// What is written byte by byte.
extension AdviceWriter {
  func remarkOnBytes(_ around: Surroundings) -> String {
    let file = analyzer.file(subject.reported)
    let name = analyzer.external.catalogue.symbols[subject.symbol].baseName
    guard subject.context.kind == .async, subject.isDirect,
      name.hasPrefix("write") || name == "fputc" || name == "putc",
      analyzer.isForEachByte(around.moved, in: file)
    else { return "" }
    return "\nthat is a turn of the queue for each byte:"
      + " collect them in a buffer, and write that whenever it is full, and at the end"
  }
}

extension Analyzer {
  /// The expression uses the variable of a loop over bytes, as the only thing that changes in it.
  fileprivate func isForEachByte(_ moved: MovedExpression, in file: ProgramFile) -> Bool {
    let loop = file.ancestor(of: moved.node) { kind in
      [.forStatement, .whileStatement, .repeatStatement, .closureExpression, .functionDeclaration].contains(kind)
    }
    guard file.kind(loop) == .forStatement else { return false }
    return file.bindings(in: file.child(0, loop)).contains { binding in
      isByte(binding, in: file)
        && file.descendants(of: moved.node, atMost: MovedExpression.mostNodes).contains {
          file.kind($0) == .identifierExpression && file.name($0) == file.name(binding)
        }
    }
  }

  private func isByte(_ binding: NodeID, in file: ProgramFile) -> Bool {
    guard case .nominal(let type, _) = localType(binding, in: file) else { return text(file.name(binding)) == "byte" }
    return text(program.nominals[Int(type)].name) == "UInt8"
  }
}
