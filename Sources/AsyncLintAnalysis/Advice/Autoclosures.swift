import AsyncLintSyntax

/// Arguments that are closures without saying so, in which nothing can be awaited.
extension Analyzer {
  /// The name of the function that takes an argument so; nil: it does not.
  func takerOfAutoclosure(_ argument: NodeID, in file: ProgramFile) -> String? {
    guard file.kind(argument) == .argument else { return nil }
    let callee = calleeName(of: file.parent(argument), in: file)
    let name = text(file.name(callee))
    let isTaken =
      name.hasPrefix("XCTAssert") || takers.contains(name) || isLogged(argument, by: callee, named: name, in: file)
      || isSynchronousAutoclosure(argument, in: file)
    return isTaken ? name : nil
  }

  /// `counts[name, default: value()]`, which is made where there is no value for the key, and the same of the program's own subscripts.
  func takerInSubscript(_ argument: NodeID, in file: ProgramFile) -> String? {
    guard file.kind(argument) == .argument else { return nil }
    if case .declaration = resolve(file.parent(argument), in: file).candidates.first?.target {
      return isSynchronousAutoclosure(argument, in: file) ? "subscript" : nil
    }
    return text(file.name(argument)) == "default" ? "default" : nil
  }

  /// `logger.info("\(value())")` of swift-log; what the level is, is given at once.
  private func isLogged(_ argument: NodeID, by callee: NodeID, named name: String, in file: ProgramFile) -> Bool {
    guard loggingFunctions.contains(name), file.kind(callee) == .memberExpression,
      ["", "metadata", "source"].contains(text(file.name(argument))), case let base = file.child(0, callee), base != 0,
      case .nominal(let nominal, _) = typeOf(base, in: file)
    else { return false }
    return text(program.nominals[Int(nominal)].name) == "Logger"
  }
}

private let takers: Set<String> = [
  "assert", "precondition", "assertionFailure", "preconditionFailure", "fatalError", "dispatchPrecondition",
  "XCTUnwrap",
  "XCTSkipIf", "XCTSkipUnless",
]
private let loggingFunctions: Set<String> = [
  "log", "trace", "debug", "info", "notice", "warning", "error", "critical", "fault",
]
