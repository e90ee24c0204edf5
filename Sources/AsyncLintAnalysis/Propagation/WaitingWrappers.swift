import AsyncLintSyntax

/// Functions that hand a block on to what waits for it: `func locked(_ body: () -> Void) { queue.sync(execute: body) }`.
///
/// What blocks in a block given to such a function holds the thread as a part of the call, as it does in that of `queue.sync`.
extension Propagation {
  /// The reports but for those of parts of a call that is reported, or silenced, itself.
  func reportsOfWholeCalls() -> [Report] {
    let calls = callsOfUnits()
    if calls.isEmpty { return reports }
    return reports.filter { waitingCall(around: $0.site, among: calls) == nil }
  }

  /// The outermost call that waits for the block in which a site stands, among those that are reported or silenced.
  func waitingCall(around site: Site) -> Place? { waitingCall(around: site, among: callsOfUnits()) }

  private func callsOfUnits() -> [Place: Unit] {
    var calls: [Place: Unit] = [:]
    for report in reports + suppressed.map(\.report) { calls[report.site.place] = report.site.unit }
    return calls
  }

  private func waitingCall(around site: Site, among calls: [Place: Unit]) -> Place? {
    let analyzer = pool[site.place.file]
    let file = analyzer.file(site.place)
    // A function that is named in the block's place is one, too: `locked(load)`.
    let isNamed = file.kind(file.parent(site.place.node)) == .argument
    let blocks = (isNamed ? [site.place] : []) + analyzer.blocks(around: site.place)
    for block in blocks.reversed() {
      let argument = file.parent(block.node)
      let call = file.parent(argument)
      guard file.kind(argument) == .argument, file.kind(call) == .callExpression else { continue }
      let place = Place(file: file.index, node: analyzer.calleeName(of: call, in: file))
      if let unit = calls[place], waits(unit, forArgument: argument, of: call, in: file) { return place }
    }
    return nil
  }

  /// Whether the chain of a function leads along an argument of the call to what waits for it.
  private func waits(_ start: Unit, forArgument argument: NodeID, of call: NodeID, in file: ProgramFile) -> Bool {
    var (unit, file, call) = (start, file, call)
    guard var index = CallShape(call, in: file).arguments.firstIndex(where: { $0.node == argument }) else {
      return false
    }
    for _ in 0..<(summaries[start]?.length ?? 0) {
      while case .implementation(let below)? = summaries[unit]?.reason { unit = below }
      guard case .site(let site)? = summaries[unit]?.reason, site.place.file == unit.place.file else { return false }
      let analyzer = pool[unit.place.file]
      let home = analyzer.file(unit.place)
      let parameters = analyzer.signature(unit.place.node, in: home).parameters
      let given = CallShape(call, in: file).match(parameters)?.parameters[index]
      (file, call) = (home, analyzer.call(ofCallee: site.place.node, in: home))
      guard let given, call != 0,
        let next = CallShape(call, in: file).arguments.firstIndex(where: {
          analyzer.parameter(thatDecides: $0.expression, of: parameters, in: file) == given
        })
      else { return false }
      switch site.target {
      case .symbol(let symbol, _):
        return analyzer.waitsForBlock(symbol) && analyzer.severity(ofSymbol: symbol) != .info
      case .unit(let callee): (unit, index) = (callee, next)
      }
    }
    return false
  }
}
