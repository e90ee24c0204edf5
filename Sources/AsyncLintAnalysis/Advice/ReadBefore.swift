import AsyncLintSyntax

extension Analyzer {
  /// A property whose getter throws or suspends is read before, since neither a capture list nor the body of a continuation does so. Where
  /// its error becomes `nil` (`try? store.load()`), the code has to say what that is to mean.
  func note(
    readBefore node: NodeID, as name: String, _ keywords: String, of id: DeclarationID, in captures: inout Captures,
    in file: ProgramFile
  ) {
    if keywords.hasPrefix("try?") { return note(isolated: id, in: &captures) }
    if isSendable(variableType(id)) == false { note(unsendable: name, in: &captures) }
    guard !captures.awaited.contains(where: { $0.name == name }) else { return }
    captures.awaited.append(
      Captures.Awaited(name: name, keywords: keywords, value: file.range(ofExpression: node)))
  }
}

extension Analyzer {
  /// Whether code stands in an initializer, and in no closure of it that runs elsewhere.
  func isInInitializer(_ node: NodeID, in file: ProgramFile) -> Bool {
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .initializerDeclaration: return true
      case .functionDeclaration, .accessor, .deinitializerDeclaration, .subscriptDeclaration: return false
      case .closureExpression where fate(of: current, in: file) != .inline: return false
      default: current = file.outward(current)
      }
    }
    return false
  }

  /// Whether code stands in a closure that has to say `self` for members: one that is kept, but for a task's, or holds it weakly.
  func needsSelf(at node: NodeID, in file: ProgramFile) -> Bool {
    var current = file.outward(node)
    while current != 0 {
      switch file.kind(current) {
      case .closureExpression:
        if let capture = file.children(file.child(1, current)).first(where: { file.name($0) == known.`self` }) {
          return isWeak(capture, in: file)
        }
        switch fate(of: current, in: file) {
        case .inline, .async(.task): break
        default: return true
        }
      case .functionDeclaration, .accessor, .initializerDeclaration, .deinitializerDeclaration: return false
      default: break
      }
      current = file.outward(current)
    }
    return false
  }

  /// A stored property of `self`, with the word or without, that is read.
  func isReadOfStored(_ node: NodeID, except reported: NodeID, in file: ProgramFile) -> Bool {
    guard node != reported, !file.flags(node).contains(.isWritten),
      case .declaration(let id) = resolve(node, in: file).candidates.first?.target, program[id].owner >= 0,
      program[id].kind == .variable, !program[id].flags.contains(.isStatic)
    else { return false }
    return !isComputed(id)
  }

  /// What an initializer has set has to be read by itself: all of `self` would be captured before all of it is set.
  func note(readInInitializer node: NodeID, in captures: inout Captures, in file: ProgramFile) {
    guard case .declaration(let id) = resolve(node, in: file).candidates.first?.target else { return }
    let range = file.range(ofExpression: node)
    let known = captures.awaited.first { $0.property == id }
    let name = known?.name ?? freeNameBefore(node, captures, in: file)
    captures.edits.append(Finding.Substitution.Edit(range: range, text: name))
    guard known == nil else { return }
    captures.awaited.append(Captures.Awaited(name: name, keywords: "", value: range, property: id))
    if isSendable(property: id) == false { note(unsendable: name, in: &captures) }
  }

  private func freeNameBefore(_ node: NodeID, _ captures: Captures, in file: ProgramFile) -> String {
    freeName(["given", "taken", "before", "present"], except: captures.awaited.map(\.name), at: node, in: file)
  }

  func isAutoclosure(_ parameter: NodeID, in file: ProgramFile) -> Bool {
    file.flags(parameter).union(file.flags(file.child(1, parameter))).contains(.isAutoclosure)
  }

  /// What a parameter gives that is a closure without saying so is asked for where the function does it.
  func note(autoclosure node: NodeID, in captures: inout Captures, in file: ProgramFile) {
    let call = call(ofCallee: node, in: file)
    let (range, name) = (file.range(ofExpression: call), freeNameBefore(node, captures, in: file))
    guard call != 0 else { return }
    captures.edits.append(Finding.Substitution.Edit(range: range, text: name))
    let type = file.child(1, resolvedParameter(of: node, in: file))
    let keywords = file.flags(type).contains(.isThrowing) ? "try " : ""
    captures.awaited.append(Captures.Awaited(name: name, keywords: keywords, value: range))
  }

  private func resolvedParameter(of node: NodeID, in file: ProgramFile) -> NodeID {
    guard case .local(let binding) = resolve(node, in: file).candidates.first?.target else { return 0 }
    return binding
  }
}
