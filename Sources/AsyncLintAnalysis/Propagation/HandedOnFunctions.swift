import AsyncLintSyntax

/// Where a function may be handed on that is not called.
extension Analyzer {
  /// Whether a use of a name is no call, and stands where a function may be handed on. No member is asked of one, nothing compared with it
  /// and nothing decided by it.
  func isHandedOn(_ use: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(use) {
    case .subscriptExpression, .prefixOperatorExpression, .postfixOperatorExpression: return false
    case .binaryOperator where file.kind(file.parent(use)) == .sequenceExpression: return false
    default: break
    }
    var node = use
    while true {
      let parent = file.parent(node)
      switch file.kind(parent) {
      case .forceUnwrapExpression, .optionalChainExpression, .parenthesizedExpression, .specializationExpression,
        .tryExpression, .awaitExpression:
        node = parent
      case .memberExpression:
        if file.name(parent) != known.`self` { return false }
        node = parent
      case .callExpression, .subscriptExpression, .conditionList, .patternCondition, .expressionPattern,
        .switchExpression, .repeatStatement, .forStatement:
        return false
      case .argument: return file.kind(file.parent(parent)) != .interpolation
      case .sequenceExpression: return mayTakeFunction(node, in: parent, of: file)
      default: return true
      }
    }
  }

  /// Whether the operators beside an operand may take a function: all but those that make a truth of two values.
  private func mayTakeFunction(_ operand: NodeID, in sequence: NodeID, of file: ProgramFile) -> Bool {
    let elements = file.children(sequence)
    // They are numbered as they stand: sequences of any length occur.
    let index = elements.indices.partitioningIndex { elements[$0] >= operand }
    guard index < elements.endIndex, elements[index] == operand else { return true }
    let neighbours = elements[max(elements.startIndex, index - 1)..<min(elements.endIndex, index + 2)]
    return neighbours.contains {
      guard isSequenceOperator($0, in: file) else { return false }
      switch operatorRank($0, in: file) {
      case .comparison, .and, .or: return false
      default: return true
      }
    }
  }
}
