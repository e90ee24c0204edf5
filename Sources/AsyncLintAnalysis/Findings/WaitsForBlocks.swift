import AsyncLintSyntax

/// What blocks in a block that a reported call of the program waits for: `store.onQueue { usleep(1) }`, where `onQueue` hands its block to
/// `queue.sync`. As in the block of `queue.sync` itself it is a part of that wait, which is reported once.
struct WaitsForBlocks {
  private let summaries: Summaries
  /// Reported calls of functions of the program, by the callee's name.
  private var calls: [Place: Site] = [:]

  init(_ reports: [Report], _ summaries: Summaries) {
    self.summaries = summaries
    for report in reports {
      guard let unit = report.site.unit, unit.kind == .body || unit.kind == .exactBody else { continue }
      calls[report.site.place] = report.site
    }
  }

  /// Whether a place is a part of such a call.
  func include(_ site: Site, _ analyzer: Analyzer) -> Bool {
    if calls.isEmpty { return false }
    let file = analyzer.file(site.place)
    var node = site.place.node
    if isBlock(node, of: site, analyzer, in: file) { return true }
    node = file.outward(node)
    while node != 0 {
      let kind = file.kind(node)
      if kind == .closureExpression {
        if isBlock(node, of: site, analyzer, in: file) { return true }
        guard analyzer.fate(of: node, in: file) == .inline else { return false }
      } else if kind.isOfOtherCode {
        return false
      }
      node = file.outward(node)
    }
    return false
  }

  private func isBlock(_ block: NodeID, of part: Site, _ analyzer: Analyzer, in file: ProgramFile) -> Bool {
    let call = call(givenAt: block, in: file)
    guard call != 0,
      let site = calls[Place(file: file.index, node: analyzer.calleeName(of: call, in: file))],
      part.isLikely || !site.isLikely
    else { return false }
    return waits(site, for: block, analyzer)
  }

  private func call(givenAt block: NodeID, in file: ProgramFile) -> NodeID {
    let argument = file.parent(block)
    guard file.kind(argument) == .argument, case let call = file.parent(argument), file.kind(call) == .callExpression
    else { return 0 }
    return call
  }

  /// Whether the chain that a call begins hands a block on, step by step, to an API that waits for it.
  private func waits(_ site: Site, for block: NodeID, _ analyzer: Analyzer) -> Bool {
    var (site, block) = (site, block)
    for _ in 0..<Self.mostSteps {
      let file = analyzer.file(site.place)
      guard case .unit(let unit) = site.target else { return analyzer.syncCallee(ofBlock: block, in: file) != nil }
      guard let (body, next) = step(behind: unit),
        let name = parameter(taking: block, of: body, analyzer, in: file),
        let handedOn = argument(of: next, with: name, analyzer)
      else { return false }
      (site, block) = (next, handedOn)
    }
    return false
  }

  /// Longer chains are not followed.
  private static let mostSteps = 16

  /// The next call of a chain, and the body that it stands in.
  private func step(behind unit: Unit) -> (body: Unit, site: Site)? {
    var unit = unit
    for _ in 0..<Self.mostSteps {
      switch summaries[unit]?.reason {
      case .implementation(let below): unit = below
      case .site(let site): return site.place.file == unit.place.file ? (unit, site) : nil
      case .foreign, .configured, nil: return nil
      }
    }
    return nil
  }

  private func parameter(taking block: NodeID, of unit: Unit, _ analyzer: Analyzer, in file: ProgramFile) -> NodeID? {
    let home = analyzer.file(unit.place)
    guard [.functionDeclaration, .initializerDeclaration].contains(home.kind(unit.place.node)) else { return nil }
    let shape = CallShape(call(givenAt: block, in: file), in: file)
    let parameters = analyzer.signature(unit.place.node, in: home).parameters
    guard let index = shape.arguments.firstIndex(where: { $0.expression == block }),
      let match = shape.match(parameters), match.parameters[index] >= 0
    else { return nil }
    return parameters[match.parameters[index]].node
  }

  /// The argument of a call that is the parameter, or a closure that calls it.
  private func argument(of site: Site, with parameter: NodeID, _ analyzer: Analyzer) -> NodeID? {
    let file = analyzer.file(site.place)
    let call = analyzer.call(ofCallee: site.place.node, in: file)
    if call == 0 { return nil }
    return CallShape(call, in: file).arguments.lazy.map(\.expression).first { given in
      analyzer.uses(of: [file.name(parameter)], in: given, of: file).contains {
        analyzer.resolve($0, in: file).candidates.first?.target == .local(parameter)
      }
    }
  }
}
