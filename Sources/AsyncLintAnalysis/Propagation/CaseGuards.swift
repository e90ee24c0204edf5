import AsyncLintSyntax

extension Analyzer {
  /// `switch kind { case .disk: read() … }`, `if kind == .disk { read() }`: the cases that values have to be so that a place in a function
  /// is reached, as far as the values are given to it.
  func caseGuards(of site: Site, in unit: Unit) -> Set<Set<GivenMember>> {
    let file = file(site.place)
    var found: Set<Set<GivenMember>> = []
    func add(_ expression: NodeID, _ cases: GivenMember.Cases) {
      let value = GivenValue(subject: subject(expression, in: file), node: expression, file: file, path: [])
      if let origin = origin(of: value, as: .cases(cases), in: unit) { found.insert([origin]) }
    }
    var child = site.place.node
    var current = file.outward(child)
    while current != 0, current != unit.place.node {
      if file.kind(current) == .switchExpression, let cases = casesReaching(partsOf: current, in: file)[child] {
        add(file.child(0, current), cases)
      }
      child = current
      current = file.outward(current)
    }
    _ = visitTruths(at: site.place.node, in: file) { truth in
      if found.count < Self.mostCaseGuards, let (value, cases) = cases(by: truth, in: file) { add(value, cases) }
      return false
    }
    return found
  }

  /// Each is asked for at each call.
  private static let mostCaseGuards = 32

  /// `kind == .disk`, `kind != .disk`, `case .disk = kind`: which cases a value is one of. A pattern that takes what comes with a case
  /// says nothing: the value is looked into there, and not only asked for.
  private func cases(by truth: Truth, in file: ProgramFile) -> (value: NodeID, cases: GivenMember.Cases)? {
    switch truth {
    case .equality(let left, let right, let comparison, let isEqual):
      let right = file.unparenthesized(right)
      // What comes with a case may differ.
      guard isEqual || file.kind(right) == .memberExpression, let name = caseName(ofExpression: right, in: file),
        // A type of the program may say otherwise what is equal.
        resolveOperator(comparison, in: file).candidates.isEmpty
      else { return nil }
      return (file.unparenthesized(left), GivenMember.Cases(names: [name], areExcluded: !isEqual))
    case .match(let pattern, let value, let isMatch):
      guard file.kind(file.child(0, pattern)) != .callExpression, let name = caseName(ofPattern: pattern, in: file)
      else { return nil }
      return (value, GivenMember.Cases(names: [name], areExcluded: !isMatch))
    case .value, .valueIfAny, .presence, .presenceOfLocal, .oneOf: return nil
    }
  }

  private func caseName(ofExpression expression: NodeID, in file: ProgramFile) -> GlobalName? {
    guard file.kind(expression) == .memberExpression || file.kind(expression) == .callExpression else { return nil }
    return caseName(of: GivenValue(subject: .expression(expression), node: expression, file: file, path: []))
  }

  /// Whether a value is certainly another case.
  func isOther(than cases: GivenMember.Cases, _ value: GivenValue) -> Bool {
    caseName(of: value).map { cases.names.contains($0) == cases.areExcluded } ?? false
  }

  /// `.memory`, `Kind.disk(path)`, a constant that is one.
  func caseName(of value: GivenValue) -> GlobalName? {
    guard value.path.isEmpty, case .expression(let expression) = value.subject else { return nil }
    let (constant, file) = constant(expression, in: value.file) ?? (expression, value.file)
    let node = file.unparenthesized(constant)
    let name = file.kind(node) == .callExpression ? calleeName(of: node, in: file) : node
    guard file.kind(name) == .memberExpression,
      case .declaration(let id)? = resolve(name, in: file).candidates.first?.target, program[id].kind == .enumCase
    else { return nil }
    return program[id].name
  }

  /// By which values each part of a switch is reached: of its own cases and of those that fall through into it, or all but those that
  /// others take before. Parts that any value may reach, or very many, are left out.
  private func casesReaching(partsOf switchExpression: NodeID, in file: ProgramFile) -> [NodeID: GivenMember.Cases] {
    let place = Place(file: file.index, node: switchExpression)
    if let answer = casesOfSwitches[place] { return answer }
    var answer: [NodeID: GivenMember.Cases] = [:]
    // nil: any.
    var falling: Set<GlobalName>? = []
    var taken: Set<GlobalName> = []
    for part in file.children(switchExpression).dropFirst() {
      guard file.kind(part) == .switchCase else { break }
      let items = file.children(file.child(0, part))
      let names = items.map { caseName(ofPattern: file.child(0, $0), in: file) }
      if items.isEmpty, let falling, taken.count <= GivenMember.Cases.most {
        answer[part] = GivenMember.Cases(names: taken.subtracting(falling), areExcluded: true)
      }
      let isKnown = !items.isEmpty && !names.contains(nil)
      let reaching = isKnown ? falling?.union(names.compactMap(\.self)) : nil
      if let reaching, reaching.count <= GivenMember.Cases.most {
        answer[part] = GivenMember.Cases(names: reaching, areExcluded: false)
        falling = reaching
      } else {
        falling = nil
      }
      if !fallsThrough(file.child(1, part), in: file) { falling = [] }
      for (item, name) in zip(items, names) where file.child(1, item) == 0 {
        if let name, takesAll(file.child(0, item), in: file) { taken.insert(name) }
      }
    }
    casesOfSwitches[place] = answer
    return answer
  }

  /// `.disk`, `.disk(let path)`, `let .disk(path)`, `Kind.disk`. What is wrapped in an optional is no case of its own.
  private func caseName(ofPattern pattern: NodeID, in file: ProgramFile) -> GlobalName? {
    guard file.kind(pattern) == .expressionPattern else { return nil }
    let expression = file.child(0, pattern)
    let name = file.kind(expression) == .callExpression ? file.child(0, expression) : expression
    guard file.kind(name) == .memberExpression, file.name(name) != known.some else { return nil }
    // `.standard`, where that is no case but a constant that is one.
    if program.declarations(named: file.name(name)).contains(where: { program[$0].kind == .variable }),
      case .declaration(let id)? = resolve(name, in: file).candidates.first?.target, program[id].kind == .variable
    {
      return caseName(of: GivenValue(subject: .expression(name), node: name, file: file, path: []))
    }
    return file.name(name)
  }

  /// Whatever the values that come with the case are.
  private func takesAll(_ pattern: NodeID, in file: ProgramFile) -> Bool {
    let expression = file.child(0, pattern)
    return file.kind(expression) != .callExpression
      || file.children(expression).dropFirst().allSatisfy {
        [.bindingPattern, .wildcardPattern, .discardExpression].contains(file.kind(file.child(0, $0)))
      }
  }

  private func fallsThrough(_ block: NodeID, in file: ProgramFile) -> Bool {
    var nodes = file.descendants(of: block)
    while let node = nodes.next() {
      switch file.kind(node) {
      case .closureExpression, .functionDeclaration: nodes.skipChildren()
      case .fallthroughStatement: return true
      default: break
      }
    }
    return false
  }
}
