import AsyncLintSyntax

/// The structure of a source as text: `kind name {flags} (children)`; `-` is an absent child, absent ones at the end are
/// left out. The items of the file are separated by ` ; `.
func treeNotation(_ source: String, flags: Bool = false) -> String {
  let facts = parseFile(Array(source.utf8))
  return facts.children(of: facts.root).map { describe($0, facts, flags) }.joined(separator: " ; ")
}

private func describe(_ id: NodeID, _ facts: FileFacts, _ showsFlags: Bool) -> String {
  guard id != FileFacts.missing else { return "-" }
  let node = facts.nodes[Int(id)]
  var text = shortName(node.kind)
  if node.name != 0 { text += " " + facts.names.text(of: node.name) }
  if showsFlags, !node.flags.isEmpty { text += " {\(flagNames(node))}" }
  var children = facts.children(of: id).map { describe($0, facts, showsFlags) }
  while children.last == "-" { children.removeLast() }
  if !children.isEmpty { text += "(" + children.joined(separator: ", ") + ")" }
  return text
}

/// Without the suffix that says nothing.
private func shortName(_ kind: NodeKind) -> String {
  var name = "\(kind)"
  for suffix in ["Expression", "Declaration", "Statement", "Literal"] where name.hasSuffix(suffix) && name != suffix {
    name.removeLast(suffix.count)
  }
  return name
}

private func flagNames(_ node: Node) -> String {
  if node.kind == .integerLiteral { return names(of: node.flags, numberFlags) }
  if node.kind == .stringLiteral { return names(of: node.flags, stringFlags) }
  return names(of: node)
}

private func names(of node: Node) -> String {
  "\(node.kind)".hasSuffix("Declaration") || node.kind == .parameter || node.kind == .accessor
    ? names(of: node.flags, declarationFlags) : names(of: node.flags, expressionFlags)
}

private func names(of flags: NodeFlags, _ known: [(NodeFlags, String)]) -> String {
  known.filter { flags.contains($0.0) }.map(\.1).joined(separator: " ")
}

private let numberFlags: [(NodeFlags, String)] = [(.isZero, "zero"), (.isOne, "one"), (.isTwo, "two")]

private let stringFlags: [(NodeFlags, String)] = [
  (.isZero, "zero"), (.isRemoteAddress, "remote"), (.isNumericHost, "numeric"),
]

private let declarationFlags: [(NodeFlags, String)] = [
  (.isStatic, "static"), (.isAsync, "async"), (.isThrowing, "throws"), (.isMutating, "mutating"),
  (.isOverride, "override"), (.isNonisolated, "nonisolated"), (.isFinal, "final"), (.isLazy, "lazy"),
  (.isDistributed, "distributed"), (.isLet, "let"), (.isImplicit, "implicit"), (.isFailable, "failable"),
  (.isPrivate, "private"), (.isPublic, "public"), (.isWeak, "weak"),
]

private let expressionFlags: [(NodeFlags, String)] = [
  (.isAsync, "async"), (.isThrowing, "throws"), (.isAwaited, "awaited"), (.isTried, "tried"),
  (.isInAsyncLet, "asyncLet"), (.isWritten, "written"), (.isOnlyWritten, "onlyWritten"), (.isInPattern, "pattern"),
  (.isBackticked, "backticked"), (.isTrailing, "trailing"), (.hasAwait, "hasAwait"), (.hasAsyncLet, "hasAsyncLet"),
  (.isOptional, "optional"), (.isZero, "zero"),
]
