import Synchronization

/// Does `count` pieces of work, 0 ..< `count`, on several threads if it likes, and returns when all are done.
public typealias WorkRunner = @Sendable (_ count: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void

/// Analyzers of one program, to work on several threads. What stands in a file's bodies is mostly asked of the same one, so that each
/// body is read once and each question answered once.
///
/// Which analyzer answers changes no answer.
struct AnalyzerPool {
  /// The one that is asked about declarations.
  var first: Analyzer { analyzers[0] }

  private let analyzers: [Analyzer]
  /// By file: index of its analyzer.
  private let assignments: [Int]
  /// By analyzer: its files.
  private let ranges: [Range<Int>]
  private let run: WorkRunner

  /// Less work than this many questions is not worth starting threads for.
  static let smallestShare = 8
  /// Nor are so many that only ask what declarations say: 2,000 to 4,000 instructions each, where a question about code takes 70,000.
  static let smallestShareOfDeclarations = 128

  /// `analyzer` has answered no question yet.
  init(_ analyzer: Analyzer, threads: Int, run: @escaping WorkRunner) {
    let count = max(1, min(threads, analyzer.files.count / 8))
    analyzers = [analyzer] + (1..<max(count, 1)).map { _ in Analyzer(analyzer) }
    // About equally much, and neighbours together: what one file asks of types, those beside it ask too.
    let weights = analyzer.files.map { file in 64 + file.unreadBodies.reduce(0) { $0 + Int($1.tokenCount) } }
    let share = weights.reduce(0, +) / count + 1
    var sum = 0
    let assignments = weights.map { weight in
      defer { sum += weight }
      return sum / share
    }
    self.assignments = assignments
    ranges = (0..<count).map { index in
      let start = assignments.firstIndex { $0 >= index } ?? assignments.count
      return start..<(assignments.firstIndex { $0 > index } ?? assignments.count)
    }
    self.run = run
  }

  /// The analyzer of a file, for the calling thread while no `map` is under way.
  subscript(file: Int32) -> Analyzer { analyzers[assignments[Int(file)]] }

  /// Tells all analyzers the names of functions that keep arguments for later.
  func keepNamesOfKeepers(_ names: Set<GlobalName>) {
    for analyzer in analyzers { analyzer.namesOfKeepers = names }
  }

  /// Gives back the memory of the bodies that have been read: what follows an analysis needs none of them.
  func releaseBodies() {
    for analyzer in analyzers { analyzer.releaseBodies(keepingMemory: false) }
  }

  /// Answers questions about files, as `map` with a helper does: the helper is the analyzer.
  func map<Question, Answer>(
    _ questions: [Question], file: (Question) -> Int32, smallestShare: Int = Self.smallestShare,
    _ answer: (Analyzer, Question) -> Answer
  ) -> [Answer] {
    map(questions, file: file, smallestShare: smallestShare, with: { $0 }, answer)
  }

  /// Answers questions about files. `file` says which file a question is about; the results stand in the order of the questions,
  /// and neighbours about one file are asked of one analyzer, in that order. `makeHelper` is called once for each analyzer that may be asked.
  /// `smallestShare`: so many questions are worth a thread.
  func map<Question, Helper, Answer>(
    _ questions: [Question], file: (Question) -> Int32, smallestShare: Int = Self.smallestShare,
    with makeHelper: (Analyzer) -> Helper, _ answer: (Helper, Question) -> Answer
  ) -> [Answer] {
    if questions.isEmpty { return [] }
    let queues = analyzers.map { _ in WorkQueue<Range<Int>, Answer>() }
    var (start, current): (Int, Int32) = (0, 0)
    for (index, question) in questions.enumerated() {
      let next = file(question)
      if next != current, start < index {
        queues[assignments[Int(current)]].pieces.append(start..<index)
        start = index
      }
      current = next
    }
    if start < questions.count { queues[assignments[Int(current)]].pieces.append(start..<questions.count) }
    return withoutActuallyEscaping(makeHelper) { makeHelper in
      withoutActuallyEscaping(answer) { answer in
        let work = Work(
          analyzers: analyzers, queues: queues, questions: questions, makeHelper: makeHelper, answer: answer)
        if analyzers.count == 1 || questions.count < smallestShare * analyzers.count {
          for index in analyzers.indices { work.do(index, then: []) }
        } else {
          run(analyzers.count) { index in work.do(index, then: queues.indices.filter { $0 != index }) }
        }
        return work.answers()
      }
    }
  }

  /// The answers to questions about whole files, in no particular order. `makeQuestions` is asked of each analyzer about its files,
  /// and makes at most one question of a file; `count`: about how much work they are.
  func mapFiles<Question, Answer>(
    count: Int, _ makeQuestions: (Analyzer, Range<Int>) -> [Question], _ answer: (Analyzer, Question) -> Answer
  ) -> [Answer] {
    let queues = analyzers.map { _ in WorkQueue<Question, Answer>() }
    withoutActuallyEscaping(makeQuestions) { makeQuestions in
      withoutActuallyEscaping(answer) { answer in
        let work = FileWork(
          analyzers: analyzers, ranges: ranges, queues: queues, makeQuestions: makeQuestions, answer: answer)
        if analyzers.count == 1 || count < Self.smallestShare * analyzers.count {
          for index in analyzers.indices { work.fill(index) }
          for index in analyzers.indices { work.empty(index, then: []) }
        } else {
          run(analyzers.count) { work.fill($0) }
          run(analyzers.count) { index in work.empty(index, then: queues.indices.filter { $0 != index }) }
        }
      }
    }
    var answers: [Answer] = []
    for queue in queues {
      // Moved, not copied: an answer holds many sites.
      if answers.isEmpty { swap(&answers, &queue.answers) } else { answers += queue.answers }
    }
    return answers
  }

  /// The work on an analyzer's files, and what the analyzer has made of that and of others'.
  private final class WorkQueue<Piece, Answer>: @unchecked Sendable {
    var pieces: [Piece] = []
    /// How many pieces have been taken from the beginning, and above 32 bits how many from the end.
    private let turns = Atomic<UInt64>(0)
    /// Those that the analyzer took, its own or not, in the order of the answers.
    var taken: [Piece] = []
    var answers: [Answer] = []

    /// What nobody has taken yet: from the beginning, or from the end by those who help, so that both have neighbours.
    func take(asHelper isHelper: Bool) -> Piece? {
      let turns = turns.wrappingAdd(isHelper ? 1 << 32 : 1, ordering: .relaxed).oldValue
      let (first, last) = (Int(UInt32(truncatingIfNeeded: turns)), Int(turns >> 32))
      guard first + last < pieces.count else { return nil }
      return pieces[isHelper ? pieces.count - 1 - last : first]
    }
  }

  /// What several threads work on, each with its own analyzer and its own place for results. Who is done early helps the others: to read a
  /// body a second time costs less than to wait.
  private struct FileWork<Question, Answer>: @unchecked Sendable {
    let analyzers: [Analyzer]
    let ranges: [Range<Int>]
    let queues: [WorkQueue<Question, Answer>]
    let makeQuestions: (Analyzer, Range<Int>) -> [Question]
    let answer: (Analyzer, Question) -> Answer

    func fill(_ index: Int) {
      queues[index].pieces = makeQuestions(analyzers[index], ranges[index])
    }

    func empty(_ index: Int, then others: [Int]) {
      var answers: [Answer] = []
      for queue in [index] + others {
        while let question = queues[queue].take(asHelper: queue != index) {
          answers.append(answer(analyzers[index], question))
          analyzers[index].releaseBodiesIfFull()
        }
      }
      queues[index].answers = answers
    }
  }

  /// All uses of the names in parts where one of them is called, file by file.
  func uses(ofCalled names: [GlobalName]) -> [Place] {
    let names = names.sorted()
    let index = first.nameIndex
    let called = names.flatMap { index.occurrences(of: $0).filter { $0.ways.contains(.called) }.map(\.part) }
    let parts = Set(called).sorted().map { index.location(of: $0) }
    return map(parts, file: { Int32($0.file) }) { analyzer, part in
      let file = analyzer.files[part.file]
      var places: [Place] = []
      file.visitUses(of: names, inPart: part.part, callName: analyzer.callName) { _, node in
        places.append(Place(file: file.index, node: node))
      }
      return places
    }.flatMap { $0 }
  }

  /// What several threads work on: each has its own analyzer and its own place for results, and reads of the rest only what nobody changes.
  /// Who is done early helps the others, as with `FileWork`.
  private struct Work<Question, Helper, Answer>: @unchecked Sendable {
    let analyzers: [Analyzer]
    /// The pieces are neighbours about one file.
    let queues: [WorkQueue<Range<Int>, Answer>]
    let questions: [Question]
    let makeHelper: (Analyzer) -> Helper
    let answer: (Helper, Question) -> Answer

    func `do`(_ index: Int, then others: [Int]) {
      if queues[index].pieces.isEmpty, others.isEmpty { return }
      let helper = makeHelper(analyzers[index])
      var taken: [Range<Int>] = []
      var answers: [Answer] = []
      for queue in [index] + others {
        while let piece = queues[queue].take(asHelper: queue != index) {
          analyzers[index].releaseBodiesIfFull()
          taken.append(piece)
          for question in piece { answers.append(answer(helper, questions[question])) }
        }
      }
      queues[index].taken = taken
      queues[index].answers = answers
    }

    /// In the order of the questions, when all are done.
    func answers() -> [Answer] {
      if queues.count == 1 { return queues[0].answers }
      var answers = [Answer?](repeating: nil, count: questions.count)
      for queue in queues {
        for (question, answer) in zip(queue.taken.joined(), queue.answers) { answers[question] = answer }
      }
      return answers.compactMap { $0 }
    }
  }
}
