import AsyncLintSyntax

/// Answers on the way to which something was cut short, because it was being found out already or stood too deep.
///
/// What such an answer is depends on the question it was asked for. To be kept for others it would make findings depend on who asks first.
struct CutAnswers<Value> {
  /// To questions that were asked while no other was open, for those who ask so again.
  fileprivate var outermost = AnswerTable<Place, Value>()
  /// To questions on the way to the one that is open, until that is answered: to ask them again and again would take exponential time.
  fileprivate var inner = AnswerTable<Place, Value>()
}

/// What keeps the typing of expressions from taking exponential time or a deep stack.
extension Analyzer {
  /// Some question is open.
  var isAsked: Bool { !typesInProgress.isEmpty || !resolutionsInProgress.isEmpty || !fatesInProgress.isEmpty }

  /// Of a question on the way to which something was cut short before.
  func cutAnswer<Value>(to place: Place, _ answers: CutAnswers<Value>) -> Value? {
    if !isAsked { return answers.outermost[place] }
    guard let answer = answers.inner[place] else { return nil }
    cuts += 1
    return answer
  }

  /// Keeps an answer on the way to which something was cut short.
  func keepCut<Value>(
    _ answer: Value, to place: Place, _ answers: ReferenceWritableKeyPath<Analyzer, CutAnswers<Value>>
  ) {
    if isAsked {
      self[keyPath: answers].inner[place] = answer
      return
    }
    self[keyPath: answers].outermost[place] = answer
    cutTypes.inner.removeAll()
    cutResolutions.inner.removeAll()
    cutFates.inner.removeAll()
    cutHolders.inner.removeAll()
    cutAssociatedTypes.removeAll()
  }

  /// Types the bases of a long chain (`a.b().c()…`) from its beginning, so that none is deeper than a few steps.
  func typeBases(of node: NodeID, in file: ProgramFile) {
    let stride = 16
    var chain: [NodeID] = []
    var current = node
    while isChainLink(current, in: file) {
      current = file.child(0, current)
      chain.append(current)
    }
    guard chain.count > stride else { return }
    let depthBefore = depth
    depth = 0
    for index in chain.indices.reversed() where index % (stride / 2) == 0 { _ = typeOf(chain[index], in: file) }
    depth = depthBefore
  }

  private func isChainLink(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(node) {
    case .callExpression, .memberExpression, .subscriptExpression, .optionalChainExpression, .forceUnwrapExpression,
      .specializationExpression:
      return file.child(0, node) != 0 && typeOfNode[Place(file: file.index, node: file.child(0, node))] == nil
    default: return false
    }
  }
}
