extension Surroundings {
  /// What has to be said of the place, behind what is done.
  var placeWords: String { placeWords(isBefore: place == .before, isChanging: false) }
  /// The same for a call on another thread.
  var placeWordsOfCall: String {
    let before =
      captures.awaited.allSatisfy(\.isNumbered)
      ? ", the closure's arguments named before"
      : captures.awaited.allSatisfy({ $0.property != nil })
        ? ", what it reads of \"self\" named before"
        : captures.awaited.allSatisfy(\.isOfTest)
          ? ", what the test requires done before the statement"
          : captures.awaited.allSatisfy(\.isOnlyTried)
            ? ", what is made first done before the statement"
            : captures.awaited.allSatisfy({ $0.isMade || $0.isOnlyTried })
              ? ", a part of it made before the statement" : ", what it awaits made before the statement"
    let isBefore = canAssign ? !isAlone && !changesInPlace : place == .before
    let words = placeWords(isBefore: isBefore, isChanging: canAssign)
    if captures.awaited.isEmpty || awaitsInPlace { return words }
    if words.hasPrefix(Self.beforeStatement) { return before.replacing("before the statement", with: "first") + words }
    return before + (words.isEmpty && needsReturn ? ", and \"return\" behind" : words)
  }

  private func placeWords(isBefore: Bool, isChanging: Bool) -> String {
    if handedAs == "_" { return "\(Self.beforeStatement) and hand it on" }
    if let handedAs { return "\(Self.beforeStatement) and hand it on as \"\(handedAs)\"" }
    if isInLoopCondition, isChanging {
      return asksAgain
        ? ", first in the loop, which becomes \"while true\""
        : ", first in a \"while true\" that goes on with \"guard … else { break }\", which takes \"\(valueName)\" then"
    }
    let ends = (needlessTry.map { ", without the \"\($0)\"" } ?? "") + (needsReturn ? ", and \"return\"" : "")
    let takes = "which takes \"\(valueName)\" then\(ends)"
    return isBefore ? "\(Self.beforeStatement) \(takes)" : ""
  }

  private static let beforeStatement = ", before the statement,"
}
