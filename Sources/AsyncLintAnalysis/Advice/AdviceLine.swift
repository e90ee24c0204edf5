import AsyncLintCatalogue

/// The advice of a symbol's line: code for every file, and code for files that import a certain module.
///
/// `FIRST [with NIOFileSystem|_NIOFileSystem] SECOND [on event-loop] THIRD`; the first may be empty, and `\n` begins a new line.
public struct AdviceLine {
  /// Empty where the advice of the lane says it all.
  public private(set) var general = ""
  public private(set) var onEventLoop = ""
  public private(set) var withModules: [(modules: [String], code: String)] = []

  public init(_ text: String) {
    var target = Target.general
    var rest = Substring(text)
    while true {
      let marker = nextMarker(in: rest)
      let code = rest[..<(marker?.range.lowerBound ?? rest.endIndex)]
      set(trimmed(code).replacing(#"\n"#, with: "\n"), for: target)
      guard let marker else { return }
      target = marker.target
      rest = rest[marker.range.upperBound...]
    }
  }

  /// The code for a file with these imports; nil when only the general one fits.
  func code(importing isImported: (String) -> Bool) -> String? {
    withModules.first { $0.modules.contains(where: isImported) }?.code
  }

  private enum Target {
    case general, eventLoop
    case modules([String])
  }

  private mutating func set(_ code: String, for target: Target) {
    switch target {
    case .general: general = code
    case .eventLoop: onEventLoop = code
    case .modules(let modules): withModules.append((modules, code))
    }
  }

  private func nextMarker(in text: Substring) -> (range: Range<Substring.Index>, target: Target)? {
    // A marker has no other bracket in it: each is looked at once.
    var last: Substring.Index?
    for index in text.utf8.indices {
      switch text.utf8[index] {
      case UInt8(ascii: "["): last = index
      case UInt8(ascii: "]"):
        guard let open = last else { continue }
        last = nil
        let words = text[text.utf8.index(after: open)..<index].split(separator: " ")
        let range = open..<text.utf8.index(after: index)
        if words == ["on", "event-loop"] { return (range, .eventLoop) }
        if words.count == 2, words[0] == "with" {
          return (range, .modules(words[1].split(separator: "|").map(String.init)))
        }
      default: continue
      }
    }
    return nil
  }
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while text.first == " " { text.removeFirst() }
  while text.last == " " { text.removeLast() }
  return String(text)
}

extension Analyzer {
  /// The line of the API, or what takes its place for the rule that knows more of it.
  func adviceLine(of subject: AdviceSubject) -> AdviceLine {
    if subject.context.kind == .async, let code = sleepInPlace(ofWaitAt: subject.api, for: subject.symbol) {
      return AdviceLine(code)
    }
    guard subject.rule == .mainSync, subject.context.kind == .async else { return adviceLine(ofSymbol: subject.symbol) }
    let body = external.catalogue.symbols[subject.symbol].labels.count - 1
    return AdviceLine("await MainActor.run {\(body)}")
  }

  func adviceLine(ofSymbol symbol: Int) -> AdviceLine {
    if let answer = adviceLines[symbol] { return answer }
    let answer = AdviceLine(external.catalogue.symbols[symbol].advice)
    adviceLines[symbol] = answer
    return answer
  }
}
