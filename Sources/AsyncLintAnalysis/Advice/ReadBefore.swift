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
