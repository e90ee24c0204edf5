import Testing

@testable import AsyncLintSyntax

/// Every byte belongs to one token, or to the trivia between two.
@Suite struct TilingTests {
  @Test func coversTheSample() { checkTiling(Array(sampleSource.utf8)) }

  @Test func coversEveryPrefix() {
    let bytes = Array(sampleSource.utf8)
    for length in stride(from: 0, to: bytes.count, by: 7) { checkTiling(Array(bytes[..<length])) }
  }

  @Test func coversGarbage() {
    for seed in 0..<300 { checkTiling(mutated(Array(sampleSource.utf8), seed: UInt64(seed))) }
  }

  private func checkTiling(_ bytes: [UInt8]) {
    let tokens = tokens(of: bytes)
    var end = 0
    for token in tokens {
      #expect(Int(token.start) >= end && token.end >= token.start)
      #expect(isTrivia(bytes[end..<Int(token.start)]), "before byte \(token.start)")
      end = Int(token.end)
    }
    #expect(tokens.suffix(4).allSatisfy { $0.kind == .endOfFile && Int($0.start) == bytes.count })
  }

  /// White space, comments, a conflict, or bytes that no token starts with.
  private func isTrivia(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while let first = rest.first {
      if first == UInt8(ascii: "/") || first == UInt8(ascii: "#") || first == UInt8(ascii: "<") { return true }
      let startsToken = first > 0x20 && first < 0x7F
      if startsToken { return false }
      rest = rest.dropFirst()
    }
    return true
  }
}

/// Bytes changed, removed and doubled at places that depend on the seed alone.
func mutated(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
  var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  func next(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(limit, 1)))
  }
  var bytes = bytes
  for _ in 0..<(1 + next(6)) where !bytes.isEmpty {
    let start = next(bytes.count)
    let end = min(bytes.count, start + 1 + next(40))
    switch next(5) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes[start] = UInt8(next(256))
    case 2: bytes.insert(contentsOf: Array(bytes[start..<end]), at: next(bytes.count))
    case 3: bytes.insert(Array("{}()[]\"#/\\`".utf8)[next(11)], at: start)
    default: bytes.swapAt(start, next(bytes.count))
    }
  }
  return bytes
}
