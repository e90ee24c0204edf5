import AsyncLintSyntax

/// Advice for synchronous code of the main thread: a task does what blocks, and what follows it.
extension AdviceWriter {
  func onMainThread() -> String {
    if subject.isDirect, lane == .asyncAlternative, !line.general.isEmpty {
      let (sentence, code) = apart(forReceiver(withParentheses(performingItem(withSignal(line.general)))))
      let file = analyzer.file(subject.api)
      let isFollowed = analyzer.isFollowed(analyzer.call(ofCallee: subject.api.node, in: file), in: file)
      let follows = isFollowed || rest != nil ? "with what follows in it, " : ""
      var recipe = withRest(
        Recipe(words: "start a task, \(follows)or make the function async", code: code)
          .startedAsTask(giving: valueTaker))
      if needsValue, rest == nil {
        recipe.words = "start a task, and do in it what needs the value, or make the function async"
      }
      return "\(recipe.words)\(importWords(recipe.code, imports)):\n\(sentence)\(recipe.code)"
    }
    if lane == .asyncAlternative, !line.general.isEmpty {
      let code = withErrors(withParentheses(performingItem(line.general)), aroundAPI)
      let heading = heading(for: code, aroundAPI, importsOfAPI, isRelated: subject.steps.count > 2)
      return "\(heading)\n\(code)\nand call it from a task: Task { … }"
    }
    var recipe = withRest(movingRecipe.startedAsTask(giving: valueTaker))
    let isFollowed = !isMovedInHelper && analyzer.isFollowed(around.moved.node, in: moved.file)
    recipe.words +=
      rest == nil && needsValue
      ? ", from a task, and do in that what needs the value"
      : rest != nil || isFollowed ? ", from a task, with what follows in it" : ", from a task"
    let why = recipe.why.map { "\n\($0)" } ?? ""
    return "\(recipe.words)\(importWords(recipe.code, imports)):\n\(recipe.code)\(why)"
      + remarkOnErrorsOfTask(recipe.code)
  }

  /// Nobody is told of what a task throws.
  private func remarkOnErrorsOfTask(_ code: String) -> String {
    around.tries == .plain && code.holds("try await ")
      ? "\nnobody learns of a task's errors: catch them in it, or make the function async in its place" : ""
  }

  /// What becomes of the value of what moves into a task of the main actor.
  private var valueUse: ValueUse {
    // What suspends a task in place of `sleep` gives nothing.
    if subject.isDirect, lane == .asyncAlternative, line.general.holds("Task.sleep(") { return .none }
    return around.handedNames == nil && !subject.isLoop ? analyzer.valueUse(of: around.moved, in: moved.file) : .none
  }

  private var needsValue: Bool {
    if case .needed = valueUse { true } else { false }
  }

  private var valueTaker: String {
    switch valueUse {
    case .none: ""
    case .assigned: "{taker} = "
    case .needed(let name): "let \(name ?? around.valueName) = "
    }
  }

  var substitutionsOfTaker: [Finding.Substitution] {
    guard subject.context.kind == .main else { return [] }
    var found: [Finding.Substitution] = []
    if case .assigned(let range) = valueUse {
      found.append(
        Finding.Substitution(
          placeholder: "{taker}", file: Int(moved.file.index), range: range, name: "value", limit: 60, edits: []))
    }
    if let rest {
      found.append(
        Finding.Substitution(
          placeholder: "{rest}", file: Int(moved.file.index), range: rest, name: "…  // what follows", limit: 90))
    }
    return found
  }

  /// A task's code with the statements behind the call in it.
  private func withRest(_ recipe: Recipe) -> Recipe {
    guard rest != nil, recipe.code.hasSuffix("\n}") else { return recipe }
    var recipe = recipe
    recipe.code = recipe.code.dropLast() + "  {rest}\n}"
    return recipe
  }

  /// What stands behind the call in a function of the main actor that gives and throws nothing, as far as a task can do it as well.
  private var rest: ByteRange? {
    if isMovedInHelper { return nil }
    switch valueUse {
    case .none, .assigned, .needed(.some): break
    case .needed(nil): return nil
    }
    let node = subject.isDirect && lane == .asyncAlternative ? subject.api.node : around.moved.node
    return analyzer.statementsForTask(behind: node, in: moved.file)
  }
}

extension Analyzer {
  fileprivate func statementsForTask(behind node: NodeID, in file: ProgramFile) -> ByteRange? {
    let statement = statement(around: node, in: file)
    let block = file.parent(statement)
    let function = file.parent(block)
    guard file.kind(function) == .functionDeclaration, signature(function, in: file).resultNode == 0,
      file.flags(function).isDisjoint(with: [.isThrowing, .isMutating]),
      // What is taken apart is no name of the statement's own.
      [.variableDeclaration, .sequenceExpression, .callExpression, .tryExpression].contains(file.kind(statement)),
      case let statements = Array(file.children(block)), let index = statements.firstIndex(of: statement),
      !statements[..<index].contains(where: { file.kind($0) == .deferStatement }),
      case let rest = statements[(index + 1)...], let first = rest.first, let last = rest.last,
      !file.hasModifiers(first), file.kind(last) != .conditionalBranch,
      canBeDone(rest, inTaskBehind: file.end(statement), of: function, in: file)
    else { return nil }
    return file.range(ofStatements: first, last, behind: file.end(statement))
  }

  /// Whether statements change nothing that the function declares before, which a task would have to share with it.
  private func canBeDone(
    _ statements: ArraySlice<NodeID>, inTaskBehind start: UInt32, of function: NodeID, in file: ProgramFile
  ) -> Bool {
    var nodes = file.descendants(of: statements, atMost: Self.mostNodesOfRest)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .identifierExpression:
        if file.name(node) == known.super { return false }
        if case .local(let local)? = resolve(node, in: file).candidates.first?.target,
          isVariable(local, in: file) || isNonescaping(local, in: file),
          file.offset(local) >= file.offset(function), file.offset(local) < start
        {
          return false
        }
      case .functionDeclaration, .deferStatement: return false
      default: break
      }
    }
    return !nodes.isCutShort
  }

  /// Longer code nobody would read in advice.
  private static let mostNodesOfRest = 400
}
