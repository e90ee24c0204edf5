import AsyncLintSyntax

/// `#if` within a chain: `view⏎#if os(iOS)⏎.padding()⏎#endif⏎.task { … }`.
extension Analyzer {
  /// What one branch gives the others give too, or what stands before all of them where there is no `#else`.
  func conditionalSuffixType(_ node: NodeID, in file: ProgramFile) -> SwiftType {
    for branch in file.children(node).dropFirst() {
      guard let last = file.children(branch).last else { continue }
      let type = typeOf(last, in: file)
      if !type.isUnknown { return type }
    }
    return typeOf(file.child(0, node), in: file)
  }

  /// What the first member of a branch belongs to; 0 if a member without a base is no such one.
  func baseOfBranch(beginningWith member: NodeID, in file: ProgramFile) -> NodeID {
    var node = file.longChains.last(member)
    while true {
      let outer = file.parent(node)
      switch file.kind(outer) {
      case .memberExpression, .callExpression, .subscriptExpression, .specializationExpression,
        .optionalChainExpression, .forceUnwrapExpression:
        guard file.child(0, outer) == node else { return 0 }
        node = outer
      case .conditionalBranch:
        let suffixed = file.parent(outer)
        guard file.kind(suffixed) == .conditionalSuffixExpression else { return 0 }
        // An `#if` in a branch of another begins with nothing.
        if file.child(0, suffixed) != 0 { return file.child(0, suffixed) }
        node = suffixed
      default: return 0
      }
    }
  }
}
