import AsyncLintSyntax

/// How tightly operators bind, as far as it matters for what is true: those that bind loosest first.
enum OperatorRank: Comparable {
  case assignment, ternary, or, and, comparison, coalescing, tighter

  /// Of the operators of the standard library that stand between operands.
  static let names: [(OperatorRank, [String])] = [
    (
      .assignment,
      ["+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "&+=", "&-=", "&*=", "&<<=", "&>>="]
    ),
    (.or, ["||"]), (.and, ["&&"]),
    (.comparison, ["==", "!=", "===", "!==", "<", ">", "<=", ">=", "~="]),
    (.coalescing, ["??"]),
    (.tighter, ["...", "..<", "+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "&+", "&-", "&*", "&<<", "&>>"]),
  ]
}

/// Operands and operators, flat, that belong together.
typealias OperatorSequence = ArraySlice<NodeID>

extension Analyzer {
  /// The rank of what binds loosest in a sequence; nil where there is no operator, or one of the program's own, which may bind as it likes.
  func loosestRank(in sequence: OperatorSequence, of file: ProgramFile) -> OperatorRank? {
    var loosest: OperatorRank?
    for node in sequence where isSequenceOperator(node, in: file) {
      guard let rank = operatorRank(node, in: file) else { return nil }
      loosest = min(loosest ?? rank, rank)
    }
    return loosest
  }

  /// What stands between the operators of a rank, none of which looser than they are.
  func split(_ sequence: OperatorSequence, at rank: OperatorRank, in file: ProgramFile) -> [OperatorSequence] {
    sequence.split(omittingEmptySubsequences: false) { operatorRank($0, in: file) == rank }
  }

  /// nil: of an operand, or of an operator that is not the standard library's.
  func operatorRank(_ node: NodeID, in file: ProgramFile) -> OperatorRank? {
    switch file.kind(node) {
    case .binaryOperator: ruleWords.operatorRanks[file.name(node)]
    case .assignmentOperator: .assignment
    case .ternaryOperator: .ternary
    case .castOperator, .isOperator: .tighter
    default: nil
    }
  }

  func isSequenceOperator(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(node) {
    case .binaryOperator, .assignmentOperator, .ternaryOperator, .castOperator, .isOperator, .arrowOperator: true
    default: false
    }
  }
}
