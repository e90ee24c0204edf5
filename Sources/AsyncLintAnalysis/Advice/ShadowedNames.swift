import AsyncLintSyntax

extension Analyzer {
  /// Advice with the module in front of what something else is called at a place where code is to stand: `Swift.Result { … }` in a function
  /// that has a generic parameter `Result`.
  func qualified(_ advice: String, at places: [Place]) -> String {
    var advice = advice
    for (name, module) in namesOfAdvice where advice.holds(name) {
      if let name = interner.name(name),
        places.contains(where: { isShadowed(name, by: module, at: $0.node, in: self.file($0)) })
      {
        advice = advice.replacing(name: text(name), with: "\(module).\(text(name))")
      }
    }
    return advice
  }

  /// The first of some names that nothing bears in the body around a place, and no member of the type.
  func freeName(_ names: [String], at node: NodeID, in file: ProgramFile) -> String {
    let table = file.locals(around: node)
    let type = enclosingNominal(of: node, in: file)
    return names.first { name in
      guard let name = interner.name(name) else { return true }
      return !table.declares(name) && type.map { program.members(named: name, of: $0).isEmpty } ?? true
    } ?? "\(names[0])2"
  }

  /// Advice whose own constants go by other names, where the code calls something else by theirs: `continuation` what is moved, `ioQueue` a
  /// queue of another kind. `queue`: the name of the one that the call is moved to.
  func withFreeNames(_ advice: String, queue: String, _ moved: MovedExpression, in file: ProgramFile) -> String {
    var advice = advice
    if advice.holds("{ continuation in"), holdsName("continuation", moved, in: file) {
      advice = advice.replacing(
        name: "continuation", with: freeName(["waiting", "resumption"], at: moved.node, in: file))
    }
    let names = [(queue, "DispatchQueue", ["blockingQueue", "slowQueue"])] + constantsOfAdvice
    for (name, type, others) in names where advice.holds("let \(name) = ") {
      if isOfOtherType(name, than: type, at: moved.node, in: file) {
        advice = advice.replacing(name: name, with: freeName(others, at: moved.node, in: file))
      }
    }
    return advice
  }

  private func holdsName(_ word: String, _ moved: MovedExpression, in file: ProgramFile) -> Bool {
    guard let name = interner.name(word) else { return false }
    var budget = MovedExpression.mostNodes
    var pending = moved.parts(in: file)
    while let node = pending.popLast(), budget > 0 {
      budget -= 1
      if file.kind(node) == .identifierExpression, file.name(node) == name { return true }
      pending += file.children(node)
    }
    return false
  }

  private func isOfOtherType(_ word: String, than type: String, at node: NodeID, in file: ProgramFile) -> Bool {
    guard let name = interner.name(word) else { return false }
    let owner = enclosingNominal(of: node, in: file) ?? -1
    return (program.members(named: name, of: -1) + (owner < 0 ? [] : program.members(named: name, of: owner))).contains
    {
      guard program[$0].kind == .variable, case .nominal(let nominal, _) = variableType($0),
        program[$0].owner >= 0 || self.file(of: $0).module == file.module
      else { return false }
      return text(program.nominals[Int(nominal)].name) != type
    }
  }

  private func isShadowed(_ name: GlobalName, by module: String, at node: NodeID, in file: ProgramFile) -> Bool {
    switch typeNamed(name, from: node, in: file) {
    case .unknown: return false
    case .nominal(let nominal, let arguments):
      let entry = program.nominals[Int(nominal)]
      // An alias says what its arguments are.
      guard entry.isProject else { return !arguments.isEmpty || entry.name != name }
      if text(program.modules[self.file(of: entry.declaration).module].name) == module { return false }
      // What the file does not see is found where nothing else is.
      return entry.outer >= 0 || nearness(of: entry.declaration, to: file).map { $0 <= .imported } ?? false
    default: return true
    }
  }
}

extension String {
  /// With another name in place of one that stands for itself: it is neither a member nor a part of a longer name, nor quoted in a remark.
  fileprivate func replacing(name: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while let found = rest.firstRange(of: name) {
      let before = rest[..<found.lowerBound]
      let isAlone =
        !isPartOfName(before.last) && before.last != "." && before.last != "\""
        && !isPartOfName(rest[found.upperBound...].first)
      result += before + (isAlone ? other : name)
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}

private func isPartOfName(_ character: Character?) -> Bool {
  character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
}

/// Types that code to paste is made of, and programs call something else by.
private let namesOfAdvice = [
  ("Result", "Swift"), ("Task", "Swift"), ("MainActor", "Swift"), ("Array", "Swift"), ("String", "Swift"),
  ("DispatchQueue", "Dispatch"), ("DispatchSource", "Dispatch"), ("Data", "Foundation"), ("Date", "Foundation"),
  ("Process", "Foundation"), ("URLSession", "Foundation"),
]
/// Constants of code to paste, with the type that each has, and names for it where something else is called so.
private let constantsOfAdvice = [
  ("worker", "Worker", ["blockingWorker", "heavyWorker"]),
  ("workers", "NIOThreadPool", ["blockingWorkers", "heavyWorkers"]),
]
