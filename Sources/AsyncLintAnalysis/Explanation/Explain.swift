public import AsyncLintCatalogue
public import AsyncLintSyntax

/// Analyses all files and says what it knows of the names that `range` of one file touches: a line, or one byte of it.
///
/// A pure function of its arguments. `file` is an index into `inputs`; findings are the same as `analyze` makes. Costs one analysis.
public func explain(
  _ range: ByteRange, ofFile file: Int, in inputs: [AnalysisInput], catalogue: CatalogueSource, options: AnalysisOptions
) -> Explanation {
  let analyzer = Analyzer(inputs: inputs, catalogue: catalogue, options: options)
  var propagation = Propagation(AnalyzerPool(analyzer, threads: 1, run: runOneByOne))
  propagation.run()
  return Explainer(propagation, file: analyzer.files[file]).explanation(of: range)
}

/// What one analysis knows of the places in one file.
struct Explainer {
  let analyzer: Analyzer
  let propagation: Propagation
  let writer: FindingWriter
  let file: ProgramFile
  let findings: [Finding]
  let suppressed: [SilencedFinding]

  init(_ propagation: Propagation, file: ProgramFile) {
    analyzer = propagation.analyzer
    self.propagation = propagation
    self.file = file
    writer = FindingWriter(propagation.analyzer, of: propagation, LockEffects(propagation.pool))
    let result = result(of: propagation)
    findings = result.findings
    suppressed = result.suppressed
  }

  func explanation(of range: ByteRange) -> Explanation {
    let isLine = range.end > range.start + 1
    var names: [NodeID] = []
    var context = context(at: innermostNode(in: range))
    for node in file.allNodes() {
      if isDeclaration(node), touches(file.nameRange(node), range), context.kind == .callers {
        context.steps.append(whatItDoes(toCallersOf: node))
      }
      guard isName(node), touches(file.nameRange(node), range) else { continue }
      if !isLine || isInteresting(node) { names.append(node) }
    }
    names.sort { (file.offset($0), $0) < (file.offset($1), $1) }
    return Explanation(
      file: Int(file.index), context: context, names: names.map { name(at: $0) })
  }

  private func isDeclaration(_ node: NodeID) -> Bool {
    switch file.kind(node) {
    case .functionDeclaration, .initializerDeclaration: file.child(5, node) != 0
    default: false
    }
  }

  /// The blocking summary of a synchronous function, for those who ask for the function itself.
  private func whatItDoes(toCallersOf node: NodeID) -> Explanation.Fact {
    let unit = Unit(kind: .body, place: Place(file: file.index, node: node))
    let site = Site(place: unit.place, range: file.nameRange(node), target: .unit(unit), isLikely: false)
    guard let last = blocking(site)?.chain.last else {
      return Explanation.Fact(text: "it reaches nothing that is known to block", place: nil)
    }
    return Explanation.Fact(
      text: "it blocks them: it reaches \"\(last.name)\"",
      place: Explanation.Location(file: last.file, range: last.range))
  }

  private func isName(_ node: NodeID) -> Bool {
    switch file.kind(node) {
    case .identifierExpression, .memberExpression, .binaryOperator, .prefixOperatorExpression,
      .postfixOperatorExpression, .subscriptExpression, .keyPathComponent:
      return !file.flags(node).contains(.isInPattern)
    // The callee's name says it already, when there is one.
    case .callExpression: return !analyzer.uses(at: Place(file: file.index, node: node)).isEmpty
    // Most loops and attributes are such of which there is nothing to say.
    case .forStatement, .attribute:
      return analyzer.uses(at: Place(file: file.index, node: node)).contains {
        guard case .unit(let unit) = $0.target else { return false }
        return propagation.summaries[unit] != nil
      }
    default: return false
    }
  }

  /// Of a whole line: what is called, runs something or bears a name that a blocking API has; not every variable.
  private func isInteresting(_ node: NodeID) -> Bool {
    let place = Place(file: file.index, node: node)
    if analyzer.call(ofCallee: node, in: file) != 0 { return true }
    if analyzer.external.symbols[file.name(node)] != nil, file.kind(node) != .subscriptExpression, !isLocal(node) {
      return true
    }
    return finding(at: node) != nil || !analyzer.uses(at: place).isEmpty
  }

  /// A variable around it, which has nothing of an API but its name: `store` of `store.load()`.
  private func isLocal(_ node: NodeID) -> Bool {
    guard file.kind(node) == .identifierExpression,
      case .local = analyzer.resolve(node, in: file).candidates.first?.target
    else { return false }
    return true
  }

  private func touches(_ name: ByteRange, _ range: ByteRange) -> Bool {
    name.start < range.end && range.start < max(name.end, name.start + 1)
  }

  func finding(at node: NodeID) -> Finding? {
    let start = file.nameRange(node).start
    return findings.first { $0.file == Int(file.index) && $0.range.start == start }
  }

  /// The smallest node around the first code in the range; a declaration's body for the declaration's name.
  private func innermostNode(in range: ByteRange) -> NodeID {
    var best: NodeID = 0
    var bestLength = UInt32.max
    var first: NodeID = 0
    for node in file.allNodes() {
      let start = file.offset(node)
      let end = file.end(node)
      // What begins with the file is a declaration in it.
      if start >= range.start, start < range.end, first == 0 || start < file.offset(first),
        file.kind(node) != .sourceFile
      {
        first = node
      }
      if start <= range.start, end > range.start, end - start < bestLength {
        best = node
        bestLength = end - start
      }
    }
    let node = first == 0 ? best : first
    switch file.kind(node) {
    case .functionDeclaration, .initializerDeclaration, .deinitializerDeclaration: return file.child(5, node)
    case .accessor: return file.child(2, node)
    case .closureExpression: return file.child(4, node)
    default: return node
    }
  }

  private func name(at node: NodeID) -> Explanation.Name {
    let place = Place(file: file.index, node: node)
    let context = context(at: node)
    let receiver = receiver(of: node)
    let verdict = verdict(on: place, context: context, receiver: receiver)
    return Explanation.Name(
      range: file.nameRange(node), text: nameText(node), context: context, receiver: receiver,
      candidates: candidates(for: node), blocking: verdict.blocking, finding: finding(at: node),
      reason: verdict.reason, related: verdict.related)
  }

  private func nameText(_ node: NodeID) -> String {
    switch file.kind(node) {
    case .subscriptExpression: "subscript"
    case .callExpression: "()"
    default: analyzer.text(file.name(node))
    }
  }

  func location(_ node: NodeID, in file: ProgramFile) -> Explanation.Location {
    Explanation.Location(file: Int(file.index), range: file.nameRange(node))
  }
}
