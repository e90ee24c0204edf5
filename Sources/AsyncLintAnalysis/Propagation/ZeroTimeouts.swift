import AsyncLintSyntax

/// Arguments that say not to wait: `unless zero-timeout(N)` in `rules/`.
extension Analyzer {
  /// `.now()`, `DispatchTime.now()`, `0`, `.zero`, `.seconds(0)`, `.distantPast`, `Date()`, `.now() + 0`, `Date(timeIntervalSinceNow: -1)`,
  /// or a constant that is one of them.
  func isZeroTimeout(_ root: NodeID, in start: ProgramFile) -> Bool {
    var (node, file) = (root, start)
    for _ in 0..<16 {
      guard let value = constant(node, in: file) else { break }
      node = file.unparenthesized(value.node)
      file = value.file
    }
    switch file.kind(node) {
    case .integerLiteral, .floatLiteral: return file.flags(node).contains(.isZero)
    case .memberExpression:
      switch text(file.name(node)) {
      case "zero", "distantPast": return true
      // `Date.now`; the one of a clock is called.
      case "now": return file.child(0, node) == 0 || text(file.name(file.child(0, node))) == "Date"
      default: return false
      }
    case .sequenceExpression: return isZeroSum(file.children(node), in: file)
    case .callExpression: return isZeroCall(node, in: file)
    default: return false
    }
  }

  /// `.now() + 0`, `Date() - 5`.
  private func isZeroSum(_ parts: some Collection<NodeID>, in file: ProgramFile) -> Bool {
    var operation = "+"
    for part in parts {
      if file.kind(part) == .binaryOperator {
        operation = text(file.name(part))
        continue
      }
      switch operation {
      case "+": guard isZeroTimeout(part, in: file) else { return false }
      case "-": guard isNumber(part, in: file) || isZeroTimeout(part, in: file) else { return false }
      default: return false
      }
    }
    return true
  }

  private func isZeroCall(_ call: NodeID, in file: ProgramFile) -> Bool {
    let callee = calleeName(of: call, in: file)
    let name = text(file.name(callee))
    let arguments = file.children(call).dropFirst()
    if arguments.isEmpty { return name == "now" || name == "Date" }
    guard arguments.count == 1, let argument = arguments.first else { return false }
    let isZero = isZeroTimeout(file.child(0, argument), in: file)
    let isPast = isZero || isNegative(file.child(0, argument), in: file)
    switch name {
    case "seconds", "milliseconds", "microseconds", "nanoseconds", "timeInterval": return isZero
    case "Int", "Int32", "Int64", "UInt32", "CInt", "Double", "TimeInterval":
      return isZero && file.kind(callee) == .identifierExpression
    case "Date": return isPast && text(file.name(argument)) == "timeIntervalSinceNow"
    case "addingTimeInterval", "advanced":
      let base = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
      return isPast && base != 0 && isZeroTimeout(base, in: file)
    default: return false
    }
  }

  private func isNumber(_ node: NodeID, in file: ProgramFile) -> Bool {
    file.kind(node) == .integerLiteral || file.kind(node) == .floatLiteral
  }

  /// `-5`. Where it is no distance in time but a timeout, it means to wait for ever.
  private func isNegative(_ node: NodeID, in file: ProgramFile) -> Bool {
    text(file.name(node)) == "-" && isNumber(file.child(0, node), in: file)
  }
}
