import AsyncLintSyntax

/// Closures and functions beside operators.
extension Analyzer {
  /// Whether a node is what a whole expression gives: the first or second of `flag ? first : second`, the last of `given ?? first`.
  func isChosen(_ node: NodeID, in sequence: NodeID, of file: ProgramFile) -> Bool {
    let elements = Array(file.children(sequence))
    return isOutcome(node, of: elements, in: file) && !elements.contains { file.kind($0) == .assignmentOperator }
  }

  /// The same of the end of an expression, behind whatever is assigned to: `body = flag ? first : second`.
  func isOutcome(_ node: NodeID, of elements: [NodeID], in file: ProgramFile) -> Bool {
    guard elements.count > 1, let last = elements.last else { return false }
    let choice = elements[elements.count - 2]
    if file.kind(choice) == .ternaryOperator { return node == choice || node == last }
    guard file.kind(choice) == .binaryOperator, file.name(choice) == known.nilCoalescing else { return false }
    return node == last || elements.count == 3 && node == elements[0]
  }

  /// The `switch` or `if` that gives what stands alone in one of its branches.
  func choice(withBranch block: NodeID, in file: ProgramFile) -> NodeID? {
    guard file.kind(block) == .block, file.childCount(block) == 1 else { return nil }
    var choice = file.parent(block)
    if file.kind(choice) == .switchCase {
      let outer = file.parent(choice)
      return file.kind(outer) == .switchExpression ? outer : nil
    }
    guard file.kind(choice) == .ifExpression else { return nil }
    while case let outer = file.parent(choice), file.kind(outer) == .ifExpression { choice = outer }
    return choice
  }

  /// `path |> read`, `path |> { read($0) }`: by the parameter of the program's operator before it, else of the one behind it.
  func fate(
    ofOperand node: NodeID, among elements: [NodeID], _ isAsync: Bool, in file: ProgramFile
  ) -> ClosureFate? {
    guard let index = elements.firstIndex(of: node) else { return nil }
    for (place, parameter) in [(index - 1, 1), (index + 1, 0)]
    where elements.indices.contains(place) && file.kind(elements[place]) == .binaryOperator {
      guard case .declaration(let id) = resolve(elements[place], in: file).candidates.first?.target else { continue }
      if let runs = configuredRun(of: id, argument: parameter) {
        return isAsync && runs == .inline ? .async(.other) : fate(runs, .other)
      }
      let home = self.file(of: id)
      let parameters = signature(program[id].node, in: home).parameters
      guard parameters.count == 2 else { continue }
      let fate = fate(
        ofParameter: parameters[parameter], type: resolveType(parameters[parameter].typeNode, in: home), isAsync)
      // `load >>> decode >>> show` gives one function, which calls them all.
      guard fate == .later, isOneOperator(elements, in: file),
        let kept = self.fate(
          keptAs: parameters[parameter], by: program[id].node, in: home, file.parent(node), from: file)
      else { return fate }
      return kept
    }
    return nil
  }

  /// Whether all operators of a sequence are the same; not of a long one, which is asked for each operand.
  private func isOneOperator(_ elements: [NodeID], in file: ProgramFile) -> Bool {
    elements.count <= 64
      && stride(from: 1, to: elements.count, by: 2).allSatisfy {
        file.kind(elements[$0]) == .binaryOperator && file.name(elements[$0]) == file.name(elements[1])
      }
  }
}
