import AsyncLintSyntax

/// The arguments of one call, as overload choice sees them.
struct CallShape {
  struct Argument {
    /// 0: none.
    var label: GlobalName
    var node: NodeID
    var expression: NodeID
    var isTrailing: Bool
    /// A closure literal or key path.
    var isFunction: Bool
    /// Of a closure literal that names its parameters: their number.
    var closureArity: Int?
  }

  var call: NodeID
  var arguments: [Argument]
  /// An `await` covers it, or it is the value of an `async let`.
  var isAwaited: Bool

  init(_ call: NodeID, in file: ProgramFile) {
    self.call = call
    let start: Int
    switch file.kind(call) {
    case .macroExpansionExpression, .keyPathComponent, .interpolation: start = 0
    default: start = 1
    }
    let children = file.children(call)
    var arguments: [Argument] = []
    if children.count > start { arguments.reserveCapacity(children.count - start) }
    for argument in children.dropFirst(start) {
      let entry = file.node(argument)
      guard entry.kind == .argument else { continue }
      let expression = file.child(0, argument)
      let kind = file.kind(expression)
      arguments.append(
        Argument(
          label: entry.name, node: argument, expression: expression, isTrailing: entry.flags.contains(.isTrailing),
          isFunction: kind == .closureExpression || kind == .keyPathExpression,
          closureArity: kind == .closureExpression ? closureArity(expression, file) : nil))
    }
    self.arguments = arguments
    isAwaited = !file.flags(call).isDisjoint(with: [.isAwaited, .isInAsyncLet])
  }
}

/// Which parameter each argument of a call goes to.
struct ArgumentMatch: Sendable {
  /// Parallel to the call's arguments: indices of parameters. -1: it goes to another function, see `functionOfMadeValue`.
  var parameters: [Int]
  /// How many parameters there are.
  let parameterCount: Int

  /// Parameters that the call leaves to their defaults, in their order. Found anew by each question: a table for each of 4,000 calls of a
  /// function with 4,000 parameters took 2.5 GB.
  var defaulted: [Int] {
    var given = parameters[...]
    return (0..<parameterCount).filter { parameter in
      let isGiven = given.first == parameter
      while given.first == parameter { given.removeFirst() }
      return !isGiven
    }
  }

  /// How many they are.
  var defaultedCount: Int {
    parameterCount - zip(parameters, parameters.dropFirst()).count(where: !=) - (parameters.isEmpty ? 0 : 1)
  }
}

/// What argument matching has to know of a parameter, whether the program or the catalogue declares it.
protocol ParameterShape {
  var label: GlobalName { get }
  var mayBeLeftOut: Bool { get }
  var isVariadic: Bool { get }
  /// nil: not known.
  var takesFunction: Bool? { get }
  /// Number of parameters of the function that it takes.
  var functionArity: Int? { get }
}

private func closureArity(_ closure: NodeID, _ file: ProgramFile) -> Int? {
  let parameters = file.child(2, closure)
  return parameters == 0 ? nil : file.childCount(parameters)
}

extension Analyzer {
  /// The shape of a call, made once for those who ask of the same call in a row: who resolves its callee, looks for its closures' fates and
  /// says what it runs.
  func shape(of call: NodeID, in file: ProgramFile) -> CallShape {
    let place = Place(file: file.index, node: call)
    if let shape = recentShapes[place] { return shape }
    let shape = CallShape(call, in: file)
    recentShapes.keep(shape, for: place)
    return shape
  }
}

extension Signature.Parameter: ParameterShape {
  var mayBeLeftOut: Bool { hasDefault || isVariadic }
  var takesFunction: Bool? { functionType == nil ? nil : true }
  var functionArity: Int? { functionType?.parameters.count }
}

/// A parameter of an API of the catalogue.
struct CataloguedParameter: ParameterShape {
  var label: GlobalName
  var mayBeLeftOut: Bool
  var isVariadic: Bool { false }
  var takesFunction: Bool? { nil }
  var functionArity: Int? { nil }
}

extension CallShape {
  /// Matches the arguments with parameters in Swift's way: in order, defaults left out, the first trailing closure without its label.
  func match(_ parameters: some Collection<some ParameterShape>) -> ArgumentMatch? {
    let parameters = Array(parameters)
    var used: [Int] = []
    var position = 0
    for argument in arguments {
      var target = position
      if argument.isTrailing, argument.label == 0 {
        guard let parameter = trailingTarget(from: position, in: parameters, argument) else { return nil }
        target = parameter
      } else if argument.label == 0, let last = used.last, parameters[last].isVariadic, last == position - 1 {
        target = last
      } else {
        while target < parameters.count, parameters[target].label != argument.label {
          guard parameters[target].mayBeLeftOut else { return nil }
          target += 1
        }
        guard target < parameters.count else { return nil }
      }
      // Most candidates do not take the first argument: no memory for these.
      if used.isEmpty { used.reserveCapacity(arguments.count) }
      used.append(target)
      position = target + 1
    }
    guard parameters[min(position, parameters.count)...].allSatisfy(\.mayBeLeftOut) else { return nil }
    return ArgumentMatch(parameters: used, parameterCount: parameters.count)
  }

  /// The parameter that an unlabelled trailing closure goes to: the first that must be given or takes a function; the last of those
  /// that may be left out when none is known to.
  private func trailingTarget(
    from start: Int, in parameters: [some ParameterShape], _ closure: Argument
  ) -> Int? {
    let closureArity = closure.closureArity
    // What must be given and comes with no label of its own can only be this closure.
    let labels = arguments.filter { $0.isTrailing && $0.node != closure.node }.map(\.label)
    let required = parameters[min(start, parameters.count)...].firstIndex {
      !$0.mayBeLeftOut && !labels.contains($0.label)
    }
    // What a further closure names is that one's, and what comes behind: `ws("/") { … } onUpgrade: { … }`.
    let end =
      labels.isEmpty ? nil : parameters.indices.dropFirst(start + 1).first { labels.contains(parameters[$0].label) }
    let first = required ?? start
    var fallback: Int?
    for index in first..<max(first, end ?? parameters.count) {
      if parameters[index].takesFunction == true {
        // What may be left out and does not take this closure is passed over.
        let isOther = closureArity.flatMap { given in parameters[index].functionArity.map { $0 != given } } ?? false
        if !isOther || !parameters[index].mayBeLeftOut { return index }
      }
      if !parameters[index].mayBeLeftOut { return index }
      fallback = index
    }
    return fallback
  }
}
