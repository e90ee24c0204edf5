let conditionForm =
  "'zero-timeout(N)', 'mentions(N, NAME)', 'literal-false(N)', 'literal-true(N)', 'remote-url(N)' or 'type(N, A|B)'"

extension DocumentReader {
  /// Parses `mentions(2, WNOHANG)`, what stands after `if` or `unless`.
  func condition(_ range: Range<Int>, isNegated: Bool, parameters: Int) throws(CatalogueError) -> Condition {
    guard let open = first(Byte.parenthesisOpen, in: range), bytes[range.upperBound - 1] == Byte.parenthesisClose else {
      throw error(range.lowerBound, "condition \"\(text(range))\"; expected \(conditionForm)")
    }
    let inside = open + 1..<range.upperBound - 1
    let comma = first(Byte.comma, in: inside)
    let number = text(trimmed(inside.lowerBound..<(comma ?? inside.upperBound)))
    guard let argument = Int(number), argument >= 0, argument < parameters else {
      throw error(
        range.lowerBound, "condition \"\(text(range))\" is about argument \(number); arguments count from 0")
    }
    let operand = comma.map { text(trimmed($0 + 1..<inside.upperBound)) } ?? ""
    switch (text(trimmed(range.lowerBound..<open)), isNegated, operand.isEmpty) {
    case ("zero-timeout", true, true): return .unlessZeroTimeout(argument: argument)
    case ("mentions", true, false): return .unlessMentions(argument: argument, name: operand)
    case ("mentions", false, false): return .ifMentions(argument: argument, name: operand)
    case ("literal-false", true, true): return .unlessLiteralFalse(argument: argument)
    case ("literal-true", false, true): return .ifLiteralTrue(argument: argument)
    case ("remote-url", true, true): return .unlessRemoteURL(argument: argument)
    case ("remote-url", false, true): return .ifRemoteURL(argument: argument)
    case ("type", true, false): return .unlessArgumentType(argument: argument, types: types(operand))
    case ("type", false, false): return .ifArgumentType(argument: argument, types: types(operand))
    default:
      let word = isNegated ? "unless" : "if"
      throw error(
        range.lowerBound,
        "no condition \"\(word) \(text(range))\"; expected \(conditionForm), "
          + "'zero-timeout' and 'literal-false' after 'unless', 'literal-true' after 'if'")
    }
  }

  private func types(_ operand: String) -> [String] {
    operand.utf8.split(separator: Byte.bar).map { String(Substring($0)) }
  }
}
