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
  /// `DispatchTime(uptimeNanoseconds: 0)`, `timeval(tv_sec: 0, tv_usec: 0)`, a constant or property that is one of them, or `&time` of
  /// a variable that is never anything else.
  func isZeroTimeout(_ root: NodeID, in file: ProgramFile) -> Bool {
    var rest = Self.mostExpressions
    return isZero(root, in: file, &rest)
  }

  private func isZero(_ root: NodeID, in start: ProgramFile, _ rest: inout Int) -> Bool {
    var (node, file) = (root, start)
    while rest > 0 {
      rest -= 1
      guard let value = constant(node, in: file) ?? fixedValue(of: node, in: file) else { break }
      file = value.file
      node = file.unparenthesized(value.node)
    }
    guard rest > 0 else { return false }
    switch file.kind(node) {
    case .integerLiteral, .floatLiteral: return file.flags(node).contains(.isZero)
    case .memberExpression:
      // `Pause.none.rawValue` of `case none = 0`
      if let values = rawValues(of: node, in: file) {
        return values.allSatisfy { isZero($0.node, in: $0.file, &rest) }
      }
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

  /// `0` of a property that only gives it, `static var none: TimeInterval { 0 }`, or of a variable that nobody sets.
  private func fixedValue(of node: NodeID, in file: ProgramFile) -> (node: NodeID, file: ProgramFile)? {
    guard file.kind(node) == .identifierExpression || file.kind(node) == .memberExpression,
      case let candidates = resolve(node, in: file).candidates, candidates.count <= 1,
      case .declaration(let id)? = candidates.first?.target ?? onlyAddedVariable(named: node, in: file),
      program[id].kind == .variable
    else { return nil }
    let home = self.file(of: id)
    let accessors = home.child(3, program[id].statement)
    if accessors == 0 {
      // Who uses a library may set what is public.
      guard !program[id].flags.contains(.isPublic), keepsItsInitialValue(id) else { return nil }
      return constantValue(of: node, in: file)
    }
    let getter = home.child(0, accessors)
    let body = home.child(2, getter)
    guard home.childCount(accessors) == 1, home.name(getter) == known.get, home.childCount(body) == 1,
      !isRequirement(id), !isOverridden(id)
    else { return nil }
    let only = home.child(0, body)
    return (home.kind(only) == .returnStatement ? home.child(0, only) : only, home)
  }

  /// `.now() + 0`, `Date() - 5`, `Timeouts.none * 1000`.
  private func isZeroSum(_ parts: some Collection<NodeID>, in file: ProgramFile, _ rest: inout Int) -> Bool {
    var terms: [(isSubtracted: Bool, factors: [NodeID])] = [(false, [])]
    for (index, part) in parts.enumerated() {
      if index % 2 == 0 {
        terms[terms.count - 1].factors.append(part)
        continue
      }
      switch file.kind(part) == .binaryOperator ? text(file.name(part)) : "" {
      case "+": terms.append((false, []))
      case "-": terms.append((true, []))
      case "*": break
      default: return false
      }
    }
    for term in terms {
      let isNumber = term.isSubtracted && term.factors.allSatisfy { self.isNumber($0, in: file) }
      guard isNumber || term.factors.contains(where: { isZero($0, in: file, &rest) }) else { return false }
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
    case "DispatchTime", "Date", "init":
      switch text(file.name(argument)) {
      case "timeIntervalSinceNow": return isPast
      case "uptimeNanoseconds", "timeIntervalSinceReferenceDate", "timeIntervalSince1970": return isNone
      default: return false
      }
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
