import AsyncLintSyntax

/// What `queue.sync` is called on and with, where the code that takes its place has to differ.
extension AdviceWriter {
  /// A line's code for a work item in place of a closure: it is performed, not called.
  func performingItem(_ code: String) -> String {
    guard code.holds("{self}.async") || code.holds("MainActor.run "), case let file = analyzer.file(subject.api),
      case let call = analyzer.call(ofCallee: subject.api.node, in: file), call != 0,
      let position = CallShape(call, in: file).arguments.lastIndex(where: { isItem($0.expression, in: file) }),
      let parameter = subject.candidate.match?.parameters[position]
    else { return code }
    let performed = code.replacing("{\(parameter)}()", with: "{\(parameter)}.perform()")
    let end = " {\(parameter)}"
    return performed.hasSuffix(end) ? performed.dropLast(end.count) + " { {\(parameter)}.perform() }" : performed
  }

  private func isItem(_ expression: NodeID, in file: ProgramFile) -> Bool {
    guard case .nominal(let nominal, _) = analyzer.typeOf(expression, in: file) else { return false }
    return analyzer.text(analyzer.program.nominals[Int(nominal)].name) == "DispatchWorkItem"
  }

  /// Advice that hands a block of a global queue, which keeps no order and guards nothing, to a queue with a thread of its own.
  func withOwnQueue(_ advice: String) -> String {
    guard advice.holds("{self}.async"), case let file = analyzer.file(subject.api),
      file.kind(subject.api.node) == .memberExpression,
      analyzer.isGlobalQueue(file.child(0, subject.api.node), in: file)
    else { return advice }
    var lines = advice.replacing("{self}.async", with: "blockingQueue.async").lines.map(String.init)
    let start = lines.firstIndex { !$0.hasSuffix(":") } ?? 0
    lines.insert(
      contentsOf: [
        "on a queue of its own, made once, since the global ones share their threads with the pool on Linux:",
        #"let blockingQueue = DispatchQueue(label: "blocking")"#,
      ], at: start)
    return lines.joined(separator: "\n")
  }
}

extension Analyzer {
  /// `DispatchQueue.global()`, or a constant for it.
  fileprivate func isGlobalQueue(_ expression: NodeID, in start: ProgramFile) -> Bool {
    let (value, file) = followingConstants(expression, in: start)
    guard file.kind(value) == .callExpression, case let callee = calleeName(of: value, in: file),
      file.kind(callee) == .memberExpression, text(file.name(callee)) == "global",
      case .nominal(let nominal, _) = typeOf(value, in: file)
    else { return false }
    return text(program.nominals[Int(nominal)].name) == "DispatchQueue"
  }
}
