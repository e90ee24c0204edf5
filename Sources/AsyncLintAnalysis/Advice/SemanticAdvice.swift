/// What to write instead where a rule knows more than the API's name; nil: what the API's line says.
func semanticAdvice(_ rule: SemanticRule, on finding: Finding) -> String? {
  let canAwait = finding.context.kind == .async
  // The function around the API, which is the last but one step.
  let helper = finding.chain.dropLast().last.map { "in \"\($0.name)\", made async" }
  switch rule {
  case .mainSync:
    guard canAwait else { return "let the main thread do it when it has time:\nDispatchQueue.main.async {0}" }
    // What the line of the API says knows whether the closure throws, and what becomes of its errors.
    let tries = ["", "?", "!"].map { "try\($0) " }.first { finding.advice.holds("\($0)await ") } ?? ""
    return (helper.map { "\($0):\n" } ?? "") + "\(tries)await MainActor.run {0}"
  case .syncOverAsync:
    guard canAwait else { return "return a future of the task:\neventLoop.makeFutureWithTask { … }" }
    return "\(helper.map { "\($0), " } ?? "")await the task:\nlet value = await task.value"
  case .spinWait:
    let words = "keep a continuation and resume it where the state changes, or feed an AsyncStream there"
    return canAwait
      ? "\(words):\nawait withCheckedContinuation { continuation in waiters.append(continuation) }" : words
  case .lockInAsync: return "keep the state in an actor:\nactor State { … }"
  default: return nil
  }
}
