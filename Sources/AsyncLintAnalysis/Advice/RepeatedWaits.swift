import AsyncLintSyntax

/// A wait with a limit of time that a loop repeats: what is waited for is started once, and each turn has a limit of its own.
extension AdviceWriter {
  /// A stream that is made before the loop, and a function that takes the next of it, in place of a stream for one wait.
  func repeated(_ code: String) -> String {
    guard code.holds(") { end.yield(.timedOut) }"), let end = code.firstRange(of: ") { end.yield(.timedOut) }"),
      let turn = analyzer.repeatedWait(at: wait.place, startedAt: signalled?.range)
    else { return code }
    var lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let index = lines.firstIndex(where: { $0.holds(") { end.yield(.timedOut) }") }), index + 2 == lines.count
    else { return code }
    let words = "; the last line stands for the wait"
    let limit = code[..<end.lowerBound].split(separator: "\n").last ?? ""
    let taken = lines[index + 1].replacing(" ?? .timedOut", with: "").replacing(Self.first, with: "ending()")
    lines[index...] = [
      """
      func ending() async -> DispatchTimeoutResult {
        let limit = DispatchWorkItem { end.yield(.timedOut) }
        \(limit), execute: limit)
        defer { limit.cancel() }
        return await \(Self.first) ?? \(turn == .goesOnAtLimit ? ".success" : ".timedOut")
      }
      """, taken,
    ]
    return lines.joined(separator: "\n").replacing(words, with: "\(words) in the loop, the others stand before it")
      .replacing("before it, the others take", with: "before it: they take")
  }

  private static let first = "ends.first { @Sendable _ in true }"
}

/// What a loop does behind a wait with a limit.
enum RepeatedWait {
  /// It goes round again when the time is over, and ends at the signal: so it has to when its task is cancelled.
  case goesOnAtLimit
  case other
}

extension Analyzer {
  /// nil: no loop repeats the wait alone, without what it waits for.
  fileprivate func repeatedWait(at place: Place, startedAt start: ByteRange?) -> RepeatedWait? {
    let file = file(place)
    let loop = file.ancestor(of: place.node) { kind in
      [
        .whileStatement, .repeatStatement, .forStatement, .closureExpression, .functionDeclaration,
        .initializerDeclaration, .accessor, .sourceFile,
      ].contains(kind)
    }
    guard [.whileStatement, .repeatStatement, .forStatement].contains(file.kind(loop)) else { return nil }
    func isInside(_ offset: UInt32) -> Bool { file.offset(loop) <= offset && offset < file.end(loop) }
    if let start, isInside(start.start) { return nil }
    if file.kind(place.node) == .memberExpression, case let receiver = file.child(0, place.node),
      file.kind(receiver) == .identifierExpression,
      case .local(let binding) = resolve(receiver, in: file).candidates.first?.target,
      isInside(file.offset(binding))
    {
      return nil
    }
    let parts = Array(file.children(file.parent(call(ofCallee: place.node, in: file))))
    guard file.kind(loop) != .forStatement, parts.count == 3, file.kind(parts[1]) == .binaryOperator,
      file.kind(parts[2]) == .memberExpression, case let condition = file.parent(parts[0]),
      file.parent(condition) == loop
        || file.kind(file.parent(condition)) == .conditionList
          && file.parent(file.parent(condition)) == loop
    else { return .other }
    let goesOn = text(file.name(parts[1])) == "==" ? "timedOut" : "success"
    return text(file.name(parts[2])) == goesOn ? .goesOnAtLimit : .other
  }
}
