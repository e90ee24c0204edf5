import AsyncLintSyntax

/// Answers on the way to which something was cut short, because it was being found out already or stood too deep.
///
/// What such an answer is depends on the questions that were open. To be kept for others it would make findings depend on who asks first.
struct CutAnswers<Value> {
  fileprivate struct Inner {
    var value: Value
    /// The outermost question that it was cut short at, by its place among those that are open and by its number; -1: all of them.
    var reach: Int
    var question: Int
  }

  /// To questions that were asked while no other was open, for those who ask so again.
  fileprivate var outermost = AnswerTable<Place, Value>()
  /// To others, for as long as that question is open: to ask them again and again would take exponential time.
  fileprivate var inner = AnswerTable<Place, Inner>()
  /// To questions that lead back to themselves and depend on no other that was open.
  fileprivate var circular = AnswerTable<Place, Circular>()

  fileprivate struct Circular {
    var value: Value
    /// What was asked on the way and leads back too. For one of these it would be another answer: it is cut short there.
    var members: [AskedQuestion]
  }
}

/// A question that was cut short further out.
struct AskedQuestion {
  var place: Place
  var kind: QuestionKind
  /// That of the question that was opened last before it was closed.
  fileprivate var number: Int
}

/// What is asked of a place.
enum QuestionKind {
  case type, resolution, fate
}

/// The questions that are open, outermost first.
struct QuestionStack {
  /// A number of its own for each.
  fileprivate var numbers: [Int] = []
  fileprivate var last = 0
  /// The question that was closed last.
  fileprivate var closed = 0
  /// Those that were cut short further out since the outermost was opened.
  fileprivate var cutShort: [AskedQuestion] = []
  /// The outermost of them that something was cut short at since the innermost was opened.
  fileprivate var reach = Int.max
  /// Answers are kept until no question is open any more.
  var hasInnerAnswers = false

  var isEmpty: Bool { numbers.isEmpty }
  var count: Int { numbers.count }

  /// Opens a question; returns what `close` is to be told.
  mutating func open() -> Int {
    last += 1
    numbers.append(last)
    return begin()
  }

  /// Closes the innermost question. Returns how far out its answer was cut short: at `count` at itself, so that it
  /// depends on no other, and `.max` where nothing was.
  mutating func close(_ before: Int) -> Int {
    closed = numbers.removeLast()
    return end(before)
  }

  /// Begins something that is no question itself.
  mutating func begin() -> Int {
    defer { reach = .max }
    return reach
  }

  mutating func end(_ before: Int) -> Int {
    let own = reach
    reach = own >= count ? before : min(own, before)
    return own
  }

  /// The question that was closed last was cut short further out.
  fileprivate mutating func note(_ place: Place, _ kind: QuestionKind) {
    if let first = cutShort.first, let outermost = numbers.first, first.number < outermost { cutShort.removeAll() }
    cutShort.append(AskedQuestion(place: place, kind: kind, number: last))
  }

  /// Something is cut short because of a question, by its place among those that are open, or because of all of them.
  mutating func cut(at place: Int = -1) { reach = min(reach, place) }
}

/// What keeps the typing of expressions from taking exponential time or a deep stack.
extension Analyzer {
  /// Of a question on the way to which something was cut short before. `answers`: by address, since to hand them over would retain each of
  /// the tables, which took 2 % of all instructions.
  func cutAnswer<Value>(to place: Place, _ answers: inout CutAnswers<Value>) -> Value? {
    if openQuestions.isEmpty { return answers.outermost[place] ?? answers.circular[place]?.value }
    guard let answer = answers.inner[place],
      answer.reach < 0 || answer.reach < openQuestions.count && openQuestions.numbers[answer.reach] == answer.question
    else {
      guard let circular = answers.circular[place], !circular.members.contains(where: isOpen) else { return nil }
      return circular.value
    }
    openQuestions.cut(at: answer.reach)
    return answer.value
  }

  private func isOpen(_ question: AskedQuestion) -> Bool {
    switch question.kind {
    case .type: typesInProgress.contains(question.place)
    case .resolution: resolutionsInProgress.contains(question.place)
    case .fate: fatesInProgress.contains(question.place)
    }
  }

  /// Keeps an answer: for good where nothing was cut short on the way to it. `kind`: of the question that was closed last; nil of what is
  /// no question itself. Inlined, since nearly all are whole.
  @inline(__always)
  func keep<Value>(
    _ answer: Value, to place: Place, _ kind: QuestionKind?, reach: Int, _ whole: inout AnswerTable<Place, Value>,
    _ cut: inout CutAnswers<Value>
  ) {
    if reach == .max {
      whole[place] = answer
    } else {
      keepCut(answer, to: place, kind, reach: reach, &cut)
    }
  }

  /// Keeps an answer on the way to which something was cut short, at a question further out or at this one.
  private func keepCut<Value>(
    _ value: Value, to place: Place, _ kind: QuestionKind?, reach: Int, _ answers: inout CutAnswers<Value>
  ) {
    if reach >= openQuestions.count {
      guard answers.circular[place] == nil else { return }
      // Their numbers only grow, so those asked since stand at the end.
      let members = Array(openQuestions.cutShort.reversed().prefix { $0.number > openQuestions.closed })
      answers.circular[place] = CutAnswers.Circular(value: value, members: members)
    } else if openQuestions.isEmpty {
      answers.outermost[place] = value
    } else {
      let question = reach < 0 ? 0 : openQuestions.numbers[reach]
      answers.inner[place] = CutAnswers.Inner(value: value, reach: reach, question: question)
      openQuestions.hasInnerAnswers = true
      if let kind { openQuestions.note(place, kind) }
    }
  }

  /// Opens a question. Nil if it is open already, or if that would be too deep: it is cut short.
  func open(_ place: Place, _ questions: inout OpenQuestions<Place>) -> Int? {
    guard depth < Self.maximumDepth else {
      openQuestions.cut()
      return nil
    }
    if let open = questions.open(place, number: openQuestions.count) {
      openQuestions.cut(at: open)
      return nil
    }
    depth += 1
    return openQuestions.open()
  }

  /// Closes the question that was opened last. `before`: what that gave. Returns as `QuestionStack.close(_:)`.
  func close(_ questions: inout OpenQuestions<Place>, _ before: Int) -> Int {
    depth -= 1
    questions.closeLast()
    let reach = openQuestions.close(before)
    if openQuestions.isEmpty, openQuestions.hasInnerAnswers { forgetInnerAnswers() }
    return reach
  }

  private func forgetInnerAnswers() {
    openQuestions.hasInnerAnswers = false
    cutTypes.inner.removeAll()
    cutResolutions.inner.removeAll()
    cutFates.inner.removeAll()
    cutHolders.inner.removeAll()
    cutAssociatedTypes.removeAll()
  }

  /// Types the bases of a long chain (`a.b().c()…`) from its beginning, so that none is deeper than a few steps.
  func typeBases(of node: NodeID, in file: ProgramFile) {
    let stride = 16
    // Hardly any chain is long: no memory for the others.
    var length = 0
    var current = node
    while isChainLink(current, in: file) {
      current = file.child(0, current)
      length += 1
    }
    guard length > stride else { return }
    var chain: [NodeID] = []
    chain.reserveCapacity(length)
    current = node
    for _ in 0..<length {
      current = file.child(0, current)
      chain.append(current)
    }
    let depthBefore = depth
    depth = 0
    for index in chain.indices.reversed() where index % (stride / 2) == 0 { _ = typeOf(chain[index], in: file) }
    depth = depthBefore
  }

  private func isChainLink(_ node: NodeID, in file: ProgramFile) -> Bool {
    switch file.kind(node) {
    case .callExpression, .memberExpression, .subscriptExpression, .optionalChainExpression, .forceUnwrapExpression,
      .specializationExpression:
      let base = file.child(0, node)
      return base != 0 && !typeOfNode.contains(Place(file: file.index, node: base))
    default: return false
    }
  }
}
