let conditionForm =
  "'zero-timeout(N)', 'negative(N)', 'zero-size(N)', 'mentions(N, NAME)', 'literal-false(N)', 'literal-true(N)', 'remote-url(N)', 'type(N, A|B)', "
  + "'numeric-host(N)', 'nonblocking(N)' and 'memory-stream(N)' also with 'self', or 'iterated(result)'"

extension DocumentReader {
  /// Parses `mentions(2, WNOHANG)`, what stands after `if` or `unless`.
  func condition(_ range: Range<Int>, isNegated: Bool, of symbol: Symbol) throws(CatalogueError) -> Condition {
    guard let open = first(Byte.parenthesisOpen, in: range), bytes[range.upperBound - 1] == Byte.parenthesisClose else {
      throw error(range.lowerBound, "condition \"\(excerpt(range))\"; expected \(conditionForm)")
    }
    let inside = open + 1..<range.upperBound - 1
    let comma = first(Byte.comma, in: inside)
    let number = text(trimmed(inside.lowerBound..<(comma ?? inside.upperBound)))
    let name = text(trimmed(range.lowerBound..<open))
    if number == "self", comma == nil, isNegated {
      if name == "nonblocking", symbol.receiver != nil || symbol.labels.isEmpty {
        return .unlessNonblocking(argument: nil)
      }
      if name == "memory-stream", symbol.receiver != nil { return .unlessMemoryStream(argument: nil) }
    }
    if name == "iterated", number == "result", comma == nil { return isNegated ? .unlessIterated : .ifIterated }
    guard let argument = Int(number), argument >= 0, argument < symbol.labels.count else {
      throw error(
        range.lowerBound, "condition \"\(excerpt(range))\" is about argument \(number); arguments count from 0")
    }
    let operand = comma.map { text(trimmed($0 + 1..<inside.upperBound)) } ?? ""
    switch (name, isNegated, operand.isEmpty) {
    case ("zero-timeout", true, true): return .unlessZeroTimeout(argument: argument)
    case ("negative", true, true): return .unlessNegative(argument: argument)
    case ("zero-size", true, true): return .unlessZeroSize(argument: argument)
    case ("mentions", true, false): return .unlessMentions(argument: argument, name: operand)
    case ("mentions", false, false): return .ifMentions(argument: argument, name: operand)
    case ("literal-false", true, true): return .unlessLiteralFalse(argument: argument)
    case ("literal-true", false, true): return .ifLiteralTrue(argument: argument)
    case ("remote-url", true, true): return .unlessRemoteURL(argument: argument)
    case ("remote-url", false, true): return .ifRemoteURL(argument: argument)
    case ("numeric-host", true, true): return .unlessNumericHost(argument: argument)
    case ("nonblocking", true, true): return .unlessNonblocking(argument: argument)
    case ("memory-stream", true, true): return .unlessMemoryStream(argument: argument)
    case ("type", true, false): return .unlessArgumentType(argument: argument, types: types(operand))
    case ("type", false, false): return .ifArgumentType(argument: argument, types: types(operand))
    default:
      let form =
        isKnown(name, isNegated: !isNegated) && operand.isEmpty
        ? "'\(isNegated ? "if" : "unless") \(excerpt(range))'" : conditionForm
      throw error(
        range.lowerBound, "no condition \"\(isNegated ? "unless" : "if") \(excerpt(range))\"; expected \(form)")
    }
  }

  /// Of the conditions that there are only behind one of the two words.
  private func isKnown(_ name: String, isNegated: Bool) -> Bool {
    isNegated
      ? [
        "zero-timeout", "negative", "zero-size", "literal-false", "numeric-host", "nonblocking", "memory-stream",
      ].contains(name)
      : name == "literal-true"
  }

  /// Parses the `1` or `self` of `message(1)`.
  func message(_ range: Range<Int>, of symbol: Symbol) throws(CatalogueError) -> Condition {
    let subject =
      range.isEmpty || bytes[range.upperBound - 1] != Byte.parenthesisClose
      ? "" : text(trimmed(range.lowerBound..<range.upperBound - 1))
    if subject == "self", symbol.receiver != nil { return .message(argument: nil) }
    guard let argument = Int(subject), argument >= 0, argument < symbol.labels.count else {
      throw error(
        range.lowerBound, "\"message(\(text(range))\" is about no argument; expected 'message(N)' or 'message(self)'")
    }
    return .message(argument: argument)
  }

  private func types(_ operand: String) -> [String] {
    operand.utf8.split(separator: Byte.bar).map { String(Substring($0)) }
  }
}
