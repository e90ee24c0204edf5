import AsyncLintSyntax

/// `print("…", to: &stream)` calls the stream's own `write(_:)`.
extension Analyzer {
  /// What a call that nothing of the program or of `rules/` answers runs all the same: steps through sequences, `write(_:)` of streams, what
  /// types do to be coded.
  func unnamedUses(_ node: NodeID, in file: ProgramFile) -> [Use] {
    let name = file.name(node)
    if name == libraryWords.encodeName || name == libraryWords.decodeName { return usesOfCoder(node, in: file) }
    let questions = usesOfQuestions(node, in: file)
    guard libraryWords.streamWriters.contains(name), file.kind(node) == .identifierExpression else {
      return questions + usesOfIteration(node, in: file)
    }
    let call = call(ofCallee: node, in: file)
    guard call != 0,
      let argument = file.children(call).first(where: { file.name($0) == libraryWords.toLabel }),
      case let target = file.child(0, argument), file.kind(target) == .inoutExpression,
      case let type = typeOf(file.child(0, target), in: file), let nominal = type.nominalID,
      conforms(nominal, toAnyOf: libraryWords.streamProtocols)
    else { return questions }
    for candidate in memberCandidates(libraryWords.writeName, in: type, from: file) {
      guard case .declaration(let id) = candidate.target, program[id].kind == .function, !isRequirement(id),
        isStreamWrite(program[id].node, in: self.file(of: id))
      else { continue }
      return questions + [Use(target: .unit(unit(id, candidate.base, node, in: file)), isLikely: candidate.isLikely)]
    }
    return questions
  }

  /// Whether a function may be the `write(_:)` of a stream.
  func isStreamWrite(_ function: NodeID, in file: ProgramFile) -> Bool {
    guard file.name(function) == libraryWords.writeName, file.kind(function) == .functionDeclaration,
      file.flags(function).isDisjoint(with: [.isAsync, .isThrowing]), file.childCount(file.child(2, function)) == 1,
      signature(function, in: file).parameters.first?.label == 0,
      let owner = enclosingNominal(of: function, in: file)
    else { return false }
    return conforms(owner, toAnyOf: libraryWords.streamProtocols)
  }
}
