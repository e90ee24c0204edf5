let symbolForm = "'[static|set] Module.Type.name(label:) [; attribute]... -> advice'"

let attributeForm =
  "'distinctive', 'requirement', 'waits', 'nonthrowing', 'serves-main', 'async-overload', 'info', 'warning', 'error', 'lane LANE', 'message(N)', 'unless CONDITION' or 'if CONDITION'"

private let placeholderForm = "'{0}', '{self}', '{self.property}', '{eventLoop}', '{request}' or '{threadPool}'"

extension DocumentReader {
  /// Parses one line of a `symbols` block. The rule's index is 0 until the page joins a catalogue.
  func symbol(_ line: Range<Int>) throws(CatalogueError) -> Symbol {
    guard let arrow = first(separator: "->", in: line) else {
      throw error(line.lowerBound, "no \"->\" in \"\(excerpt(line))\"; expected \(symbolForm)")
    }
    let advice = trimmed(arrow + 2..<line.upperBound)
    let declaration = trimmed(line.lowerBound..<arrow)
    let attributes = first(Byte.semicolon, in: declaration)
    var path = trimmed(declaration.lowerBound..<(attributes ?? declaration.upperBound))
    let isStatic = hasPrefix("static ", path)
    let isSetter = hasPrefix("set ", path)
    if isStatic { path = trimmed(path.lowerBound + 7..<path.upperBound) }
    if isSetter { path = trimmed(path.lowerBound + 4..<path.upperBound) }
    let signature = try signature(path)
    var symbol = Symbol(
      rule: 0, modules: signature.modules, receiver: signature.receiver, isStatic: isStatic,
      kind: try kind(of: signature, isSetter: isSetter, at: path), baseName: signature.baseName,
      labels: signature.labels ?? [], isOptional: signature.isOptional, conditions: [], severity: nil, lane: nil,
      isDistinctive: false, hasAsyncOverload: false, advice: text(advice))
    if let attributes { try applyAttributes(attributes + 1..<declaration.upperBound, to: &symbol) }
    if symbol.isDistinctive, !isMoreThanOneWord(symbol) {
      throw error(
        path.lowerBound,
        "\"\(excerpt(path))\" is no distinctive name; expected several words (`syncShutdown`) or a label that has to be given"
      )
    }
    try checkPlaceholders(advice, of: symbol)
    try checkPlaces(advice)
    return symbol
  }

  /// One everyday word alone is borne by types of any library.
  private func isMoreThanOneWord(_ symbol: Symbol) -> Bool {
    symbol.baseName.utf8.dropFirst().contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
      || zip(symbol.labels, symbol.isOptional).contains { $0 != "_" && !$1 }
  }

  private func kind(of signature: Signature, isSetter: Bool, at path: Range<Int>) throws(CatalogueError) -> Symbol.Kind
  {
    guard signature.labels != nil else { return isSetter ? .propertySetter : .property }
    if isSetter { throw error(path.lowerBound, "\"set\" before \"\(excerpt(path))\"; expected a property after it") }
    switch signature.baseName {
    case "init": return .initializer
    case "subscript": return .subscripting
    default: return .function
    }
  }

  private func applyAttributes(_ range: Range<Int>, to symbol: inout Symbol) throws(CatalogueError) {
    var start = range.lowerBound
    while start <= range.upperBound {
      let end = first(Byte.semicolon, in: start..<range.upperBound) ?? range.upperBound
      try applyAttribute(trimmed(start..<end), to: &symbol)
      start = end + 1
    }
  }

  private func applyAttribute(_ range: Range<Int>, to symbol: inout Symbol) throws(CatalogueError) {
    if isEqual(range, "distinctive") {
      symbol.isDistinctive = true
    } else if isEqual(range, "requirement") {
      symbol.isRequirement = true
    } else if isEqual(range, "waits") {
      symbol.waits = true
    } else if isEqual(range, "nonthrowing") {
      symbol.isNonthrowing = true
    } else if isEqual(range, "serves-main") {
      symbol.servesMainThread = true
    } else if isEqual(range, "async-overload") {
      symbol.hasAsyncOverload = true
    } else if let severity = Severity(rawValue: text(range)) {
      if let first = symbol.severity {
        throw error(range.lowerBound, "\"\(severity.rawValue)\" behind \"\(first.rawValue)\"; expected one severity")
      }
      symbol.severity = severity
    } else if hasPrefix("lane ", range) {
      symbol.lane = try lane(range.lowerBound + 5..<range.upperBound)
    } else if hasPrefix("message(", range) {
      symbol.conditions.append(try message(range.lowerBound + 8..<range.upperBound, of: symbol))
    } else if hasPrefix("unless ", range) {
      symbol.conditions.append(
        try condition(range.lowerBound + 7..<range.upperBound, isNegated: true, of: symbol))
    } else if hasPrefix("if ", range) {
      symbol.conditions.append(
        try condition(range.lowerBound + 3..<range.upperBound, isNegated: false, of: symbol))
    } else {
      throw error(range.lowerBound, "unknown attribute \"\(excerpt(range))\"; expected \(attributeForm)")
    }
  }

  func lane(_ range: Range<Int>) throws(CatalogueError) -> Lane {
    let name = text(trimmed(range))
    guard let lane = Lane(rawValue: name) else {
      let expected = Lane.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw error(range.lowerBound, "unknown lane \"\(name)\"; expected one of \(expected)")
    }
    return lane
  }

  /// `{0}` to the last parameter, `{?0`, `{*0}` and `{0.body}` to the same, `{self}`, `{self.property}` and `{?self.property: …}`, as far as the
  /// symbol has them; `{?value: …}`.
  private func checkPlaceholders(_ advice: Range<Int>, of symbol: Symbol) throws(CatalogueError) {
    var index = advice.lowerBound
    // Of braces in braces many have the same end, which is looked for once, as is the colon.
    var end = index
    var colon = index
    while let open = first(Byte.braceOpen, in: index..<advice.upperBound) {
      index = open + 1
      if end < index { end = first(Byte.braceClose, in: index..<advice.upperBound) ?? advice.upperBound }
      let close = end
      guard close < advice.upperBound else {
        if index < advice.upperBound, Byte.isDigit(bytes[index]) || bytes[index] == Byte.questionMark {
          throw error(open, "\"\(excerpt(open..<advice.upperBound))\" is not closed; expected '}'")
        }
        return
      }
      if hasPrefix("self.", index..<close) || hasPrefix("?self.", index..<close) || hasPrefix("?!self.", index..<close)
      {
        try checkReceiver(of: symbol, at: open)
        if colon < index { colon = first(Byte.colon, in: index..<advice.upperBound) ?? advice.upperBound }
        if bytes[index] == Byte.questionMark, colon >= close {
          throw error(open, "expected \"{?self.property: …}\", with a colon before what is written")
        }
        continue
      }
      if hasPrefix("?value:", index..<close) || hasPrefix("?!value:", index..<close) { continue }
      // `{*0}`
      if index < close, bytes[index] == Byte.asterisk { index += 1 }
      let isPart = index < close && bytes[index] == Byte.questionMark
      var number = (isPart ? index + 1 : index)..<close
      if isPart, hasPrefix("!", number) { number = number.lowerBound + 1..<close }
      let digits = number.lowerBound..<(number.first { !Byte.isDigit(bytes[$0]) } ?? close)
      let isOfClosure = !digits.isEmpty && hasPrefix(".", digits.upperBound..<close)
      let name = isPart || isOfClosure ? digits : index..<close
      if isEqual(name, "self") {
        try checkReceiver(of: symbol, at: open)
      } else if isPart || !name.isEmpty, bytes[name].allSatisfy(Byte.isDigit) {
        guard let argument = Int(text(name)), argument < symbol.labels.count else {
          throw error(
            open,
            "\"{\(isPart ? "?" : "")\(excerpt(name))}\" in the advice of \"\(excerpt(symbol.displayName))\"; "
              + (symbol.labels.isEmpty ? "it has no arguments" : "its arguments count from 0")
          )
        }
      } else if !isPart, !name.isEmpty, bytes[name].allSatisfy(Byte.isIdentifier),
        !Self.placeholders.contains(text(name))
      {
        throw error(open, "unknown placeholder \"{\(excerpt(name))}\"; expected \(placeholderForm)")
      }
    }
  }

  private static let placeholders: Set = ["eventLoop", "request", "threadPool"]

  /// `[with Module|Module]` and `[on event-loop]`: what begins so and is neither would be taken for code.
  private func checkPlaces(_ advice: Range<Int>) throws(CatalogueError) {
    var index = advice.lowerBound
    var end = index
    while let open = first(Byte.bracketOpen, in: index..<advice.upperBound) {
      index = open + 1
      if end < index { end = first(Byte.bracketClose, in: index..<advice.upperBound) ?? advice.upperBound }
      let isClosed = end < advice.upperBound
      guard ["with", "on"].contains(firstWord(in: index..<end)) else {
        if isClosed { continue }
        return
      }
      if !isClosed { throw error(open, "\"\(excerpt(open..<end))\" is not closed; expected ']'") }
      let words = parts(of: index..<end, separator: Byte.space)
      if words.first == "with" ? words.count != 2 : words != ["on", "event-loop"] {
        throw error(
          open, "\"\(excerpt(open..<end + 1))\"; expected '[with Module|Module]' or '[on event-loop]'")
      }
    }
  }

  /// Of at most four letters; nil when it is longer: what is asked for is short, and the rest may be long.
  private func firstWord(in range: Range<Int>) -> String? {
    let start = range.first { bytes[$0] != Byte.space } ?? range.upperBound
    let word = (start..<range.upperBound).prefix(5).prefix { bytes[$0] != Byte.space }
    return word.count > 4 ? nil : text(word)
  }

  private func checkReceiver(of symbol: Symbol, at open: Int) throws(CatalogueError) {
    if symbol.receiver == nil || symbol.isStatic || symbol.kind == .initializer {
      throw error(open, "\"{self}\" in the advice of \"\(excerpt(symbol.displayName))\", which has no receiver")
    }
  }
}
