import AsyncLintCatalogue
import AsyncLintSyntax

/// An API that is put into a variable: its receiver shows there, its arguments where the variable is called.
extension Analyzer {
  /// Whether the receiver of a reference lets the API block: `let write = handle.write(_:)`, unless the handle is the null device.
  func mayBlock(_ symbol: Int, referredToBy node: NodeID, in file: ProgramFile) -> Bool {
    let conditions = external.catalogue.symbols[symbol].conditions
    // `let (platformRead, platformWrite) = (read, write)` names functions anew for a whole program. With these the standard library's own
    // `print` blocks whoever calls it: 1,522 findings in the sources of the toolchain, and nobody would mend one.
    if file.kind(file.parent(file.parent(node))) == .tupleExpression, dependsOnUnseenArguments(symbol) { return false }
    return conditions.isEmpty || !conditions.contains(where: { isAboutReceiver($0) })
      || conditions.allSatisfy { allows($0, receiver(ofCallee: node, in: file), in: file) }
  }

  private func allows(_ condition: Condition, _ receiver: NodeID, in file: ProgramFile) -> Bool {
    switch condition {
    case .message(nil): output(receiver, in: file) != .nowhere
    case .unlessMemoryStream(nil): !isMemoryStream(receiver, in: file)
    case .unlessNonblocking(nil): !isNonblocking(receiver, in: 0, file)
    default: true
    }
  }

  private func isAboutReceiver(_ condition: Condition) -> Bool {
    switch condition {
    case .message(nil), .unlessMemoryStream(nil), .unlessNonblocking(nil): true
    default: false
    }
  }

  /// Whether only few arguments keep an API from blocking, which are mostly written where it is called: the descriptor of a stream that goes
  /// nowhere, an address in digits.
  private func isAboutRareArgument(_ condition: Condition) -> Bool {
    switch condition {
    case .message, .unlessNumericHost: true
    default: false
    }
  }

  /// Whether a call of a variable that holds an API gives it what keeps it from blocking: `wait(.now())`. Of what is handed on nobody knows
  /// the arguments.
  func isKeptByArguments(callOfReference site: Site, _ summaries: Summaries) -> Bool {
    guard site.storedIn == nil, let reference = reference(heldAt: site, summaries),
      case .symbol(let symbol, var candidate) = reference.target
    else { return false }
    let conditions = external.catalogue.symbols[symbol].conditions
    if conditions.isEmpty { return false }
    let file = file(site.place)
    let call = call(ofCallee: site.place.node, in: file)
    if call == 0 {
      return dependsOnUnseenArguments(symbol)
        && !conditions.allSatisfy { isAboutReceiver($0) || isAboutRareArgument($0) }
    }
    let shape = CallShape(call, in: file)
    let positions = Array(shape.arguments.indices)
    candidate.match = ArgumentMatch(parameters: positions, parameterCount: positions.count)
    return !conditions.allSatisfy { isAboutReceiver($0) || holds($0, symbol, candidate, shape, in: file) }
  }

  /// Where the API is put into the variable that is called or handed on, by way of others too.
  private func reference(heldAt site: Site, _ summaries: Summaries) -> Site? {
    var site = site
    for _ in 0..<8 {
      guard case .unit(let unit) = site.target, unit.kind == .stored, case .site(let next)? = summaries[unit]?.reason
      else { return nil }
      if case .symbol = next.target { return next.storedIn == nil ? nil : next }
      site = next
    }
    return nil
  }
}
