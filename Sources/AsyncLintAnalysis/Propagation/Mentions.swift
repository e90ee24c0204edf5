import AsyncLintSyntax

/// Where an argument names a flag, or a variable that it stands for is given it.
private struct Mention {
  var node: NodeID
  var file: ProgramFile
  /// What decides whether the flag gets into the argument, from the inside out.
  var choices: [Choice]

  struct Choice {
    /// The `?` of a ternary, an `if`, a `switch`, another statement that may leave out what is in it. Not of the file that asks where a
    /// constant or function of another one decides.
    var whole: Place
    /// Tells its branches apart: a case, or 1 and 0 for a condition that is true and false.
    var branch: NodeID
    /// The only condition, if there is one.
    var condition: NodeID
  }
}

extension Analyzer {
  /// More mentions of a flag, settings of a variable or choices around one are not looked at.
  private static let mostMentions = 64

  /// More functions that give what another one gives are not looked into.
  private static let mostFunctions = 4

  /// Whether a name occurs in an expression, in the constant that it stands for, or in what its parts are set to.
  func mentions(_ root: NodeID, _ name: String, in file: ProgramFile) -> Bool {
    !mentions(of: name, in: root, file).isEmpty
  }

  /// The same, whatever is true: not in one branch only, as in `waits ? 0 : WNOHANG` and `if !waits { flags |= LOCK_NB }`.
  func alwaysMentions(_ root: NodeID, _ name: String, in file: ProgramFile) -> Bool {
    isCertain(mentions(of: name, in: root, file).map { $0.choices.reversed()[...] })
  }

  /// Whether every way through the choices, which begin with the outermost one, comes to a mention.
  private func isCertain(_ mentions: [ArraySlice<Mention.Choice>]) -> Bool {
    if mentions.contains(where: \.isEmpty) { return true }
    let byChoice = Dictionary(grouping: mentions) { $0.first?.whole }
    return byChoice.contains { whole, all in
      guard let whole, case let file = file(whole) else { return false }
      let branches = Dictionary(grouping: all) { $0.first?.branch ?? 0 }
      let isComplete =
        file.kind(whole.node) == .switchExpression
        ? file.children(whole.node).dropFirst().allSatisfy { branches[$0] != nil } : branches.count == 2
      return isComplete && branches.values.allSatisfy { isCertain($0.map { $0.dropFirst() }) }
    }
  }

  /// The conditions that alone put the flag into an argument, each with the value it needs for that.
  func conditions(thatMention name: String, in root: NodeID, _ file: ProgramFile) -> [(node: NodeID, value: Bool)] {
    mentions(of: name, in: root, file).compactMap { mention in
      guard mention.file === file, mention.choices.count == 1, let choice = mention.choices.first,
        choice.condition != 0
      else { return nil }
      return (choice.condition, choice.branch == 1)
    }
  }

  private func mentions(of name: String, in root: NodeID, _ file: ProgramFile, depth: Int = 0) -> [Mention] {
    if file.kind(root) == .callExpression, file.kind(file.child(0, root)) == .closureExpression,
      let result = onlyResult(of: root, in: file)
    {
      return mentions(of: name, in: result, depth: depth)
    }
    let (settings, isReplaced) = settings(of: root, to: name, in: file)
    let own = named(name, in: root, file) + settings
    if isReplaced { return own }
    if isSetByInitializers(name, ofPropertyAt: root, in: file) {
      return own + [Mention(node: root, file: file, choices: [])]
    }
    if depth < Self.mostFunctions, case let parts = parts(of: root, in: file), !parts.isEmpty {
      return own + parts.flatMap { mentions(of: name, in: file.unparenthesized($0), file, depth: depth + 1) }
    }
    if let result = onlyResult(of: root, in: file) { return own + mentions(of: name, in: result, depth: depth) }
    let variable = file.kind(root) == .inoutExpression ? file.child(0, root) : root
    let value =
      switch file.kind(variable) {
      case .identifierExpression: constantValue(of: variable, in: file)
      case .memberExpression: constant(variable, in: file)
      default: (node: NodeID, file: ProgramFile)?.none
      }
    guard let value else { return own }
    if let result = onlyResult(of: value.node, in: value.file) {
      return own + mentions(of: name, in: result, depth: depth)
    }
    return own
      + (depth < Self.mostFunctions
        ? mentions(of: name, in: value.node, value.file, depth: depth + 1) : named(name, in: value.node, value.file))
  }

  /// What a set of flags is put together from: `first | second`, `[first, second]`, `Int32(flags)`. Few: constants may name others.
  private func parts(of node: NodeID, in file: ProgramFile) -> [NodeID] {
    if file.childCount(node) > 16 { return [] }
    switch file.kind(node) {
    case .arrayLiteral: return Array(file.children(node))
    case .sequenceExpression:
      let isUnion = file.children(node).allSatisfy {
        file.kind($0) != .ternaryOperator && (file.kind($0) != .binaryOperator || text(file.name($0)) == "|")
      }
      return isUnion ? file.children(node).filter { file.kind($0) != .binaryOperator } : []
    case .callExpression:
      let callee = file.child(0, node)
      guard file.childCount(node) == 2, file.kind(callee) == .identifierExpression, file.name(file.child(1, node)) == 0,
        case .type? = resolve(callee, in: file).candidates.first?.target
      else { return [] }
      return [file.child(0, file.child(1, node))]
    default: return []
    }
  }

  /// In what a function gives. What its own conditions ask is not for the code that calls it.
  private func mentions(
    of name: String, in result: (node: NodeID, file: ProgramFile), depth: Int
  ) -> [Mention] {
    if depth == Self.mostFunctions { return [] }
    return mentions(of: name, in: result.node, result.file, depth: depth + 1).map {
      var mention = $0
      for index in mention.choices.indices { mention.choices[index].condition = 0 }
      return mention
    }
  }

  /// `options` of `{ let options = Options(); options.isSynchronous = true; return options }()`, and of a function or computed property
  /// that always gives the same variable.
  func onlyResult(of node: NodeID, in file: ProgramFile) -> (node: NodeID, file: ProgramFile)? {
    var name = node
    switch file.kind(node) {
    case .callExpression:
      let callee = file.child(0, node)
      if file.kind(callee) == .closureExpression {
        let values = returnedValues(of: file.child(4, callee), in: file)
        return values.count == 1 ? (file.unparenthesized(values[0]), file) : nil
      }
      name = calleeName(of: node, in: file)
    case .identifierExpression, .memberExpression: break
    default: return nil
    }
    let candidates = resolve(name, in: file).candidates
    guard candidates.count == 1, case .declaration(let id) = candidates[0].target,
      (program[id].kind == .function) == (file.kind(node) == .callExpression),
      case let home = files[Int(program[id].file)], let values = valuesGiven(by: id, in: home), values.count == 1
    else { return nil }
    return (home.unparenthesized(values[0]), home)
  }

  /// `&hints` after `hints.ai_flags = AI_NUMERICHOST`, `options` after `options.isSynchronous = true` or `options |= WNOHANG`, in the
  /// function that the variable is of, also where a closure or local function of that names it. `isReplaced`: the variable is set to
  /// something else after it was made.
  private func settings(
    of argument: NodeID, to name: String, in file: ProgramFile
  ) -> (mentions: [Mention], isReplaced: Bool) {
    let variable = file.kind(argument) == .inoutExpression ? file.child(0, argument) : argument
    guard file.kind(variable) == .identifierExpression else { return ([], false) }
    let function = function(ofVariable: variable, in: file)
    let shared = ancestors(of: argument, within: function, in: file)
    var found: [(target: GlobalName, mention: Mention)] = []
    var isReplaced = false
    let all = variableUses(file.name(variable), in: function, of: file).assignments
    let assignments = all.filter { file.offset($0[0]) < file.offset(argument) }
    // What is run later may find what is set behind it.
    if assignments.count < all.count, isRunLater(argument, within: function, in: file) { return ([], true) }
    // What so many of them leave there is not known.
    if assignments.count > Self.mostMentions { return ([], true) }
    for parts in assignments.sorted(by: { file.offset($0[0]) < file.offset($1[0]) }) {
      let isPart = file.kind(parts[0]) == .memberExpression
      let target = isPart ? file.name(parts[0]) : 0
      var mentions = named(name, in: file.parent(parts[0]), file).filter {
        file.offset($0.node) > file.offset(parts[1])
      }
      if mentions.isEmpty, isPart, text(file.name(parts[0])) == name, isBoolean(parts[2], "true", in: file) {
        mentions = [Mention(node: parts[0], file: file, choices: [])]
      }
      let outer = choices(around: parts[0], within: function, except: shared, in: file)
      let operation = assignment(parts[1], in: file)
      // `options &= ~WNOHANG`
      let isAdded = operation == "|=" || operation == "+="
      if operation != "=", !isAdded { mentions = [] }
      if !isAdded {
        found.removeAll { $0.target == target && !areInDifferentBranches($0.mention.choices, outer) }
        if !isPart, mentions.isEmpty || outer.isEmpty { isReplaced = true }
      }
      found += mentions.map { (target, Mention(node: $0.node, file: file, choices: $0.choices + outer)) }
    }
    return (found.map(\.mention), isReplaced)
  }

  /// A local function, or a closure that does not belong to the code around it, stands between a node and its function.
  private func isRunLater(_ node: NodeID, within function: NodeID, in file: ProgramFile) -> Bool {
    var inner = enclosingFunction(of: node, in: file)
    while inner != function, inner != 0 {
      if file.kind(inner) != .closureExpression || fate(of: inner, in: file) != .inline { return true }
      inner = enclosingFunction(of: inner, in: file)
    }
    return false
  }

  private func areInDifferentBranches(_ one: [Mention.Choice], _ other: [Mention.Choice]) -> Bool {
    one.contains { mine in other.contains { $0.whole == mine.whole && $0.branch != mine.branch } }
  }

  private func named(_ name: String, in root: NodeID, _ file: ProgramFile) -> [Mention] {
    var found: [Mention] = []
    for node in file.descendants(of: root) {
      let isNamed =
        switch file.kind(node) {
        case .identifierExpression, .memberExpression: text(file.name(node)) == name
        case .nilLiteral: name == "nil"
        default: false
        }
      if isNamed, let choices = choices(around: node, upTo: root, in: file) {
        found.append(Mention(node: node, file: file, choices: choices))
        if found.count == Self.mostMentions { return found }
      }
    }
    return found
  }

  /// The operators in an expression that may leave out one of their operands; nil where the name only takes part in a question
  /// (`options == WNOHANG`) or is taken away (`options & ~WNOHANG`).
  private func choices(around node: NodeID, upTo root: NodeID, in file: ProgramFile) -> [Mention.Choice]? {
    var found: [Mention.Choice] = []
    var child = node
    while child != root, child != 0, found.count < Self.mostMentions {
      let parent = file.parent(child)
      if file.kind(parent) == .prefixOperatorExpression, file.name(parent) == ruleWords.complement { return nil }
      if file.kind(parent) == .sequenceExpression {
        let elements = Array(file.children(parent))
        let index = elements.firstIndex(of: child) ?? 0
        let neighbours = elements[max(0, index - 1)...min(index + 1, elements.count - 1)]
        if neighbours.contains(where: { isComparison($0, in: file) }) {
          return nil
        }
        for (place, element) in elements.enumerated().prefix(min(index + 1, Self.mostMentions)) {
          if file.kind(element) == .ternaryOperator {
            found.append(
              Mention.Choice(
                whole: Place(file: file.index, node: element), branch: element == child ? 1 : 0,
                condition: place == 1 ? elements[0] : 0))
          } else if file.kind(element) == .binaryOperator, file.name(element) == known.nilCoalescing {
            found.append(Mention.Choice(whole: Place(file: file.index, node: element), branch: 0, condition: 0))
          }
        }
      }
      child = parent
    }
    return found
  }

  private func isComparison(_ node: NodeID, in file: ProgramFile) -> Bool {
    file.kind(node) == .binaryOperator
      && (file.name(node) == ruleWords.equal || file.name(node) == ruleWords.notEqual)
  }

  private func ancestors(of node: NodeID, within function: NodeID, in file: ProgramFile) -> Set<NodeID> {
    var found: Set<NodeID> = []
    var outer = file.parent(node)
    while outer != 0, outer != function {
      found.insert(outer)
      outer = file.parent(outer)
    }
    return found
  }

  /// The statements that may leave out what stands in them, as far as they are none of the others.
  private func choices(
    around node: NodeID, within function: NodeID, except shared: Set<NodeID>, in file: ProgramFile
  ) -> [Mention.Choice] {
    var found: [Mention.Choice] = []
    var child = node
    var current = file.parent(node)
    while current != 0, current != function, !shared.contains(current) {
      let whole = Place(file: file.index, node: current)
      switch file.kind(current) {
      case .ifExpression:
        let conditions = file.children(file.child(0, current))
        let only = conditions.count == 1 ? conditions.first : nil
        let isThen = file.child(1, current) == child
        found.append(Mention.Choice(whole: whole, branch: isThen ? 1 : 0, condition: only ?? 0))
      case .switchCase:
        found.append(
          Mention.Choice(whole: Place(file: file.index, node: file.parent(current)), branch: current, condition: 0))
      case .whileStatement, .forStatement, .catchClause, .guardStatement, .closureExpression, .conditionalBranch:
        found.append(Mention.Choice(whole: whole, branch: 0, condition: 0))
      default: break
      }
      child = current
      current = file.parent(current)
    }
    return found
  }
}
