import AsyncLintSyntax

/// The initial value of a static or global variable, which is made at the first use, holds nobody at the next.
extension Propagation {
  /// Without uses that surely come behind another one in the same body.
  func withoutLaterUses(_ reports: [Report]) -> [Report] {
    var uses: [MadeOnce: [Place]] = [:]
    for report in reports {
      if let made = valueMadeOnce(by: report.site) { uses[made, default: []].append(report.site.place) }
    }
    var later: Set<Place> = []
    for places in uses.values where places.count > 1 {
      let analyzer = pool[places[0].file]
      let file = analyzer.file(places[0])
      let nodes = places.map(\.node).sorted { file.offset($0) < file.offset($1) }
      for (index, node) in nodes.enumerated().dropFirst() {
        // The first that surely runs before is mostly the first of all.
        let isLater = nodes[..<index].prefix(Self.mostEarlierUses).contains {
          analyzer.surelyRuns($0, before: node, in: file)
        }
        if isLater { later.insert(Place(file: file.index, node: node)) }
      }
    }
    return later.isEmpty ? reports : reports.filter { !later.contains($0.site.place) }
  }

  /// More are not asked for each use.
  private static let mostEarlierUses = 8
  /// A chain is followed so far.
  private static let mostSteps = 32

  private struct MadeOnce: Hashable {
    var unit: Unit
    var body: Place
  }

  private func valueMadeOnce(by site: Site) -> MadeOnce? {
    let analyzer = pool[site.place.file]
    // A function may do more than to use the variable.
    guard let first = site.unit, summaries[first]?.isConfigured == false,
      analyzer.runsOnce(first) || analyzer.file(first.place).kind(first.place.node) == .accessor
    else { return nil }
    let file = analyzer.file(site.place)
    let body = Place(file: file.index, node: analyzer.enclosingBody(of: site.place.node, in: file))
    var next: Unit? = first
    for _ in 0..<Self.mostSteps {
      guard let unit = next, let summary = summaries[unit] else { break }
      if analyzer.runsOnce(unit) { return MadeOnce(unit: unit, body: body) }
      // Another way may block each time.
      guard summary.routes.count < 2, summary.graver == nil else { return nil }
      switch summary.reason {
      case .site(let step): next = step.unit
      case .implementation(let below): next = below
      case .configured, .foreign: next = nil
      }
    }
    return nil
  }
}

extension Analyzer {
  /// Whether whoever comes to a node has come to another one: it stands in the same statement or an earlier one, and nothing decides whether
  /// it is reached once its statement is.
  fileprivate func surelyRuns(_ earlier: NodeID, before node: NodeID, in file: ProgramFile) -> Bool {
    let statement = statement(around: earlier, in: file)
    var current = earlier
    while current != statement {
      let parent = file.parent(current)
      switch file.kind(parent) {
      case .argument: if takerOfAutoclosure(parent, in: file) != nil { return false }
      // Something before it in there may throw.
      case .tryExpression: if file.flags(parent).contains(.isOptional) { return false }
      case .memberExpression, .subscriptExpression, .awaitExpression,
        .parenthesizedExpression, .tupleExpression, .arrayLiteral, .stringLiteral, .interpolation, .variableDeclaration,
        .patternBinding, .optionalBinding, .optionalChainExpression, .forceUnwrapExpression, .returnStatement,
        .throwStatement:
        break
      case .callExpression: if file.child(0, parent) != current, mayBeLeftOut(call: parent, in: file) { return false }
      case .conditionList: if file.children(parent).first != current { return false }
      case .ifExpression, .guardStatement, .whileStatement, .switchExpression:
        if file.child(0, parent) != current { return false }
      case .forStatement: if file.child(2, parent) != current { return false }
      case .sequenceExpression:
        let decides = file.children(parent).contains {
          ruleWords.shortCircuits.contains(file.name($0)) || file.kind($0) == .ternaryOperator
        }
        if decides { return false }
      default: return false
      }
      current = parent
    }
    let block = file.parent(statement)
    return file.offset(earlier) < file.offset(node) && file.offset(block) <= file.offset(node)
      && file.end(node) <= file.end(block)
  }

  /// `object?.load(value)`
  private func mayBeLeftOut(call: NodeID, in file: ProgramFile) -> Bool {
    var node = file.child(0, call)
    while true {
      switch file.kind(node) {
      case .optionalChainExpression: return true
      case .memberExpression, .callExpression, .subscriptExpression, .specializationExpression, .forceUnwrapExpression:
        node = file.child(0, node)
      default: return false
      }
    }
  }
}
