import AsyncLintSyntax

/// What a closure in the place of a function has to know of it.
struct HandedFunction {
  /// Labels as they stand in a call: `req: `, or nothing.
  var parameters: [(label: String, type: String)]
  var isThrowing: Bool
  var givesFuture: Bool
  /// What a closure in its place says of its value, with `{call}` for what stands in the code; nil: it is called.
  var reading: String?
}

extension Analyzer {
  /// A function that is given to a task, an event loop or a future by its name, or a key path.
  func functionHandedOver(at node: NodeID, in file: ProgramFile) -> HandedFunction? {
    if file.kind(node) == .keyPathComponent {
      let isShort = file.childCount(file.parent(node)) == 2
      return HandedFunction(
        parameters: [("", "")], isThrowing: false, givesFuture: false,
        reading: isShort ? ".{call}" : "[keyPath: {call}]")
    }
    switch resolve(node, in: file).candidates.first?.target {
    case .declaration(let id) where program[id].kind == .variable:
      return heldFunction(variableType(id), at: node, in: file)
    case .local(let local) where file.kind(local) != .functionDeclaration:
      return heldFunction(localType(local, in: file), at: node, in: file)
    case .declaration(let id) where program[id].kind == .function:
      let home = self.file(of: id)
      let signature = signature(program[id].node, in: home)
      // A name with its labels is called without them: `index(req:)(request)`.
      let isFull = file.children(node).contains { file.kind($0) == .label }
      return HandedFunction(
        parameters: signature.parameters.map { parameter in
          (
            label: parameter.label == 0 || isFull ? "" : "\(text(parameter.label)): ",
            type: parameter.typeNode == 0 ? "" : text(home.name(parameter.typeNode))
          )
        },
        isThrowing: program[id].flags.contains(.isThrowing),
        givesFuture: signature.resultNode != 0 && text(home.name(signature.resultNode)) == "EventLoopFuture")
    case .symbol(let index) where external.catalogue.symbols[index].kind != .property:
      let labels = external.catalogue.symbols[index].labels
      return HandedFunction(parameters: labels.map { _ in ("", "") }, isThrowing: false, givesFuture: false)
    default: return nil
    }
  }

  /// A function or closure in a variable: its type names no labels.
  private func heldFunction(_ type: SwiftType, at node: NodeID, in file: ProgramFile) -> HandedFunction? {
    guard let function = type.functionType(optional: external.optional) else { return nil }
    // What it throws is seen at the call that takes it.
    let isThrowing = file.flags(node).contains(.isTried)
    return HandedFunction(
      parameters: function.parameters.map { _ in ("", "") }, isThrowing: isThrowing, givesFuture: false)
  }

  /// Whether a call goes through a protocol's requirement, which all of its implementations have to agree with.
  func isRequirement(_ callee: NodeID, in file: ProgramFile) -> Bool {
    guard case .declaration(let id) = resolve(callee, in: file).candidates.first?.target, program[id].owner >= 0 else {
      return false
    }
    return program.nominals[Int(program[id].owner)].kind == .protocolDeclaration
  }

  /// `expect` of `#expect(throws: error) { … }`, without an `await` before it.
  func macro(taking closure: NodeID, in file: ProgramFile) -> String? {
    var parent = file.parent(closure)
    if file.kind(parent) == .argument { parent = file.parent(parent) }
    let isMacro = file.kind(parent) == .macroExpansionExpression
    return isMacro && !file.flags(parent).contains(.isAwaited) ? text(file.name(parent)) : nil
  }

  /// What a closure throws that a macro of a test is given is what the macro is about: `#expect(throws: error) { … }`.
  func isExpected(_ closure: NodeID, in file: ProgramFile) -> Bool {
    var parent = file.parent(closure)
    if file.kind(parent) == .argument { parent = file.parent(parent) }
    return file.kind(parent) == .macroExpansionExpression && ["expect", "require"].contains(text(file.name(parent)))
  }

  /// A task's closure may await even when it does not yet; the one of `MainActor.run` may not.
  func mayAwait(_ closure: NodeID, in file: ProgramFile) -> Bool {
    guard case .async = fate(of: closure, in: file), let call = call(taking: closure, in: file) else { return true }
    let callee = calleeName(of: call, in: file)
    let base = file.kind(callee) == .memberExpression ? file.child(0, callee) : 0
    return !(base != 0 && text(file.name(base)) == "MainActor" && text(file.name(callee)) == "run")
  }
}
