import AsyncLintSyntax

/// Whether a variable is never anything but zero, asked for the calls of a function that get its address: asked once for all of them.
struct ZeroVariable: Hashable {
  var declaration: Place
  var call: GlobalName
}

/// Arguments that say not to wait: `unless zero-timeout(N)` in `rules/`.
extension Analyzer {
  /// The most expressions that one argument may consist of, and a bound for constants that stand for each other.
  private static let mostExpressions = 64

  /// `.now()`, `DispatchTime.now()`, `0`, `.zero`, `.seconds(0)`, `.distantPast`, `Date()`, `.now() + 0`, `Date(timeIntervalSinceNow: -1)`,
  /// `DispatchTime(uptimeNanoseconds: 0)`, `timeval(tv_sec: 0, tv_usec: 0)`, a constant that is one of them, or `&time` of a
  /// variable that is never anything else.
  func isZeroTimeout(_ root: NodeID, in file: ProgramFile) -> Bool {
    var rest = Self.mostExpressions
    return isZero(root, in: file, &rest)
  }

  private func isZero(_ root: NodeID, in start: ProgramFile, _ rest: inout Int) -> Bool {
    var (node, file) = (root, start)
    while rest > 0 {
      rest -= 1
      guard let value = constant(node, in: file) else { break }
      node = file.unparenthesized(value.node)
      file = value.file
    }
    guard rest > 0 else { return false }
    switch file.kind(node) {
    case .integerLiteral, .floatLiteral: return file.flags(node).contains(.isZero)
    case .memberExpression:
      switch text(file.name(node)) {
      case "zero", "distantPast": return true
      // `Date.now`; the one of a clock is called.
      case "now": return file.child(0, node) == 0 || text(file.name(file.child(0, node))) == "Date"
      default: return false
      }
    case .sequenceExpression: return isZeroSum(file.children(node), in: file, &rest)
    case .callExpression: return isZeroCall(node, in: file, &rest)
    case .inoutExpression: return isZeroVariable(file.child(0, node), in: file, &rest)
    default: return false
    }
  }

  /// `.now() + 0`, `Date() - 5`.
  private func isZeroSum(_ parts: some Collection<NodeID>, in file: ProgramFile, _ rest: inout Int) -> Bool {
    var operation = "+"
    for part in parts {
      if file.kind(part) == .binaryOperator {
        operation = text(file.name(part))
        continue
      }
      switch operation {
      case "+": guard isZero(part, in: file, &rest) else { return false }
      case "-": guard isNumber(part, in: file) || isZero(part, in: file, &rest) else { return false }
      default: return false
      }
    }
    return true
  }

  private func isZeroCall(_ call: NodeID, in file: ProgramFile, _ rest: inout Int) -> Bool {
    let callee = calleeName(of: call, in: file)
    let name = text(file.name(callee))
    let arguments = file.children(call).dropFirst()
    if arguments.isEmpty { return ["now", "Date", "timeval", "timespec", "init"].contains(name) }
    if arguments.allSatisfy({ ["tv_sec", "tv_usec", "tv_nsec"].contains(text(file.name($0))) }) {
      return arguments.allSatisfy { isZero(file.child(0, $0), in: file, &rest) }
    }
    guard arguments.count == 1, let argument = arguments.first else { return false }
    let isNone = isZero(file.child(0, argument), in: file, &rest)
    let isPast = isNone || isNegative(file.child(0, argument), in: file)
    switch name {
    case "seconds", "milliseconds", "microseconds", "nanoseconds", "timeInterval": return isNone
    case "Int", "Int32", "Int64", "UInt32", "CInt", "Double", "TimeInterval", "time_t", "suseconds_t", "useconds_t",
      "UInt", "UInt64":
      return isNone && file.kind(callee) == .identifierExpression
    case "DispatchTime", "init": return isNone && text(file.name(argument)) == "uptimeNanoseconds"
    case "Date": return isPast && text(file.name(argument)) == "timeIntervalSinceNow"
    case "addingTimeInterval", "advanced":
      let base = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
      return isPast && base != 0 && isZero(base, in: file, &rest)
    default: return false
    }
  }

  /// `time` in `select(…, &time)`: begun as zero, and set to nothing else in its function. What waits for no time leaves it so; other
  /// functions that are given its address may write to it.
  private func isZeroVariable(_ variable: NodeID, in file: ProgramFile, _ rest: inout Int) -> Bool {
    guard file.kind(variable) == .identifierExpression,
      case .local(let name)? = resolve(variable, in: file).candidates.first?.target
    else { return false }
    let call = calledName(forArgument: file.parent(variable), in: file)
    let question = ZeroVariable(declaration: Place(file: file.index, node: name), call: call)
    if let answer = zeroVariables[question] { return answer }
    let answer = staysZero(variable, name, givenTo: call, in: file, &rest)
    zeroVariables[question] = answer
    return answer
  }

  private func staysZero(
    _ variable: NodeID, _ declaration: NodeID, givenTo call: GlobalName, in file: ProgramFile, _ rest: inout Int
  ) -> Bool {
    guard let value = constantValue(of: variable, in: file), isZero(value.node, in: file, &rest) else { return false }
    let function = enclosingFunction(of: declaration, in: file)
    let uses = variableUses(file.name(variable), in: function, of: file)
    let type = localType(declaration, in: file)
    return !uses.isIncomplete
      && uses.addresses.allSatisfy { calledName(forArgument: $0, in: file) == call }
      && uses.assignments.allSatisfy { parts in
        parts.count == 3 && file.kind(parts[1]) == .assignmentOperator && isZero(parts[2], in: file, &rest)
      }
      && uses.others.allSatisfy { !file.flags($0).contains(.isWritten) && !isChangedInPlace($0, type, in: file) }
  }

  /// The name of the function that a call gives an argument to.
  private func calledName(forArgument expression: NodeID, in file: ProgramFile) -> GlobalName {
    file.name(calleeName(of: file.ancestor(of: expression) { $0 == .callExpression }, in: file))
  }

  private func isNumber(_ node: NodeID, in file: ProgramFile) -> Bool {
    file.kind(node) == .integerLiteral || file.kind(node) == .floatLiteral
  }

  /// `-5`, or a constant that is it. Where it is no distance in time but a timeout, it mostly means to wait for ever.
  func isNegative(_ root: NodeID, in start: ProgramFile) -> Bool {
    let (node, file) = constant(root, in: start) ?? (root, start)
    return text(file.name(node)) == "-" && isNumber(file.child(0, node), in: file)
  }
}
