/// A shell pattern of git's `wildmatch`, compiled: `*`, `?`, `[…]`, `**`, backslash escapes.
///
/// Matches by keeping the set of positions it can be in, so that a hostile pattern costs its length times the text's and no more.
struct Wildcard: Sendable {
  private let steps: [Step]

  /// `leadingLiteral`: bytes of the pattern that git compares before it looks for wildcards; what follows counts for `**` as the
  /// start of a component. Patterns that git takes for malformed match nothing.
  init(_ pattern: [UInt8], leadingLiteral: Int) { steps = compile(pattern, leadingLiteral: leadingLiteral) }

  func matches(_ text: some Collection<UInt8>) -> Bool {
    var current = [Bool](repeating: false, count: steps.count + 1)
    var following = current
    arrive(at: 0, &current)
    for byte in text {
      var isAlive = false
      for index in steps.indices where current[index] {
        current[index] = false
        guard steps[index].accepts(byte) else { continue }
        isAlive = true
        if steps[index].isRepeating { following[index] = true }
        arrive(at: index + 1, &following)
      }
      if !isAlive { return false }
      current[steps.count] = false
      swap(&current, &following)
    }
    return current[steps.count]
  }

  /// Marks a position and those reached from it without reading a byte.
  private func arrive(at position: Int, _ positions: inout [Bool]) {
    var position = position
    while !positions[position] {
      positions[position] = true
      guard position < steps.count, steps[position].isRepeating else { return }
      position += 1
      if case .anything(orNothing: true) = steps[position - 1] {
        // `**/` may stand for nothing at all, slash included; once it has taken something, the slash is due.
        positions[position] = true
        position += 1
      }
    }
  }
}

private enum Step: Sendable {
  case byte(UInt8)
  /// One byte of a set, never a slash.
  case oneOf(ByteSet)
  /// Any number of bytes that are no slash.
  case component
  /// Any number of bytes. `orNothing`: together with the slash step after it, it may be left out.
  case anything(orNothing: Bool)
  case never

  var isRepeating: Bool {
    switch self {
    case .component, .anything: true
    case .byte, .oneOf, .never: false
    }
  }

  func accepts(_ byte: UInt8) -> Bool {
    switch self {
    case .byte(let expected): byte == expected
    case .oneOf(let set): byte != slash && set.contains(byte)
    case .component: byte != slash
    case .anything: true
    case .never: false
    }
  }
}

private func compile(_ pattern: [UInt8], leadingLiteral: Int) -> [Step] {
  var steps: [Step] = pattern[..<leadingLiteral].map { .byte($0) }
  var index = leadingLiteral
  while index < pattern.count {
    let byte = pattern[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\\"):
      guard index < pattern.count else { return [.never] }
      steps.append(.byte(pattern[index]))
      index += 1
    case UInt8(ascii: "?"):
      steps.append(.oneOf(.all))
    case UInt8(ascii: "["):
      guard let (set, end) = parseBracket(pattern, from: index) else { return [.never] }
      steps.append(.oneOf(set))
      index = end
    case UInt8(ascii: "*"):
      let start = index - 1
      while index < pattern.count, pattern[index] == UInt8(ascii: "*") { index += 1 }
      steps.append(star(in: pattern, start: start, end: index, leadingLiteral: leadingLiteral))
    default:
      steps.append(.byte(byte))
    }
  }
  return steps
}

/// `*` within a component, `**` across components; the latter only where it is a whole component by itself.
private func star(in pattern: [UInt8], start: Int, end: Int, leadingLiteral: Int) -> Step {
  guard end - start >= 2, start == leadingLiteral || pattern[start - 1] == slash else { return .component }
  if end == pattern.count { return .anything(orNothing: false) }
  if pattern[end] == slash { return .anything(orNothing: true) }
  let isBeforeEscapedSlash =
    pattern[end] == UInt8(ascii: "\\") && end + 1 < pattern.count && pattern[end + 1] == slash
  return isBeforeEscapedSlash ? .anything(orNothing: false) : .component
}
