import AsyncLintCatalogue

/// What the pages of rules say of something that is the name of no rule and of no API: `locks`, `deadlock`, `print`.
struct TopicSearch {
  private let catalogue: Catalogue
  /// Of `rules/README.md`: what is no rule, and why.
  private let refusals: [Refusal]

  struct Refusal {
    /// The line that the entry stands under, and the entry.
    var reason: String
    var text: String
    /// What it names, as it stands there, without labels: `Task.sleep`, `NSTask`.
    var names: Set<String>
    /// Of what is written with them: `yaml` of `load(yaml:)`.
    var labels: [String: [String]]

    /// Whether it speaks of the name, and not of a function with other labels. It need not write all of them: `HTML(html:)` for `HTML(html:encoding:)`.
    func isAbout(_ name: String, _ given: [String]?) -> Bool {
      guard names.contains(name) else { return false }
      guard let given, let own = labels[name] else { return true }
      return given.starts(with: own)
    }
  }

  init(_ catalogue: Catalogue, readme: String) {
    self.catalogue = catalogue
    refusals = Self.refusals(in: readme)
  }

  /// The rules whose names have all words of a text in them, in order: `lock-in-async` and `lock-across-await` for `locks`,
  /// `blocking-file-io` for `file IO` and for `fileio`.
  func rules(named text: String) -> [Rule] {
    let wanted = words(of: text, withWholes: false)
    guard !wanted.isEmpty, text.allSatisfy({ $0.isLetter || $0.isNumber || $0.isWhitespace || $0 == "-" || $0 == "_" })
    else { return [] }
    let joined = wanted.joined()
    return catalogue.rules.filter { rule in
      let own = words(of: rule.name, withWholes: false)
      return wanted.allSatisfy(own.contains)
        || own.indices.contains { own[$0...].joined().hasPrefix(joined) && isEnd(joined.utf8.count, of: own[$0...]) }
    }.sorted { $0.name < $1.name }
  }

  /// The rules that speak of something, who says most first; a few.
  func rules(about text: String) -> [Rule] {
    let wanted = words(of: text)
    // Names of APIs have capitals and signs in them; these are words.
    guard !wanted.isEmpty, text.allSatisfy({ $0.isLowercase || $0.isNumber || $0.isWhitespace || $0 == "-" }) else {
      return []
    }
    let counts = catalogue.rules.map { rule in
      (rule: rule, count: wanted.map { count($0, in: rule) }.min() ?? 0)
    }
    // Once said is nothing said, beside pages that say it more often.
    let most = counts.map(\.count).max() ?? 0
    let least = max(1, min(most, 2), most / 5)
    return counts.filter { $0.count >= least }.sorted { ($1.count, $0.rule.name) < ($0.count, $1.rule.name) }.prefix(8)
      .map(\.rule)
  }

  /// Why something is no rule.
  func refusals(of name: APIName) -> [Refusal] {
    let whole = (name.path + [name.baseName]).joined(separator: ".")
    let exact = refusals.filter { $0.isAbout(whole, name.labels) }
    if !exact.isEmpty || name.path.isEmpty { return exact }
    // A member of something that is named as a whole.
    return refusals.filter { refusal in name.path.first.map(refusal.names.contains) ?? false }
  }

  /// The same of a member whose name stands there alone: `unlock` of `NSLock.unlock`, `print` of `Swift.print`. A type that nobody knows may
  /// mean anything by it, unless the reason speaks of the type, too.
  func refusals(ofMember name: APIName) -> [Refusal] {
    guard let type = name.path.first else { return [] }
    let about = refusals.filter { $0.isAbout(name.baseName, name.labels) }
    if about.isEmpty || type.first?.isUppercase != true || type == "Swift" || catalogue.knowsType(type) { return about }
    return about.filter { $0.text.split { !$0.isLetter && !$0.isNumber }.contains(type[...]) }
  }

  /// The same of what a variable is called that bears its type's name: `process.run()`.
  func refusals(ofVariable name: APIName) -> [Refusal] {
    guard let variable = name.path.last, variable.first?.isLowercase == true else { return [] }
    return refusals.filter { refusal in
      refusal.names.contains { $0.lowercased() == "\(variable).\(name.baseName)".lowercased() }
    }
  }

  /// Why what has a name that begins so is no rule.
  func refusals(about text: String) -> [Refusal] {
    let wanted = words(of: text)
    guard !wanted.isEmpty, text.allSatisfy({ $0.isLowercase || $0.isNumber || $0.isWhitespace }) else { return [] }
    return refusals.filter { refusal in
      refusal.names.contains { words(of: $0, withWholes: false).starts(with: wanted) }
    }
  }

  // MARK: Pages

  /// A word counts for more where it says what the page is about.
  private func count(_ word: String, in rule: Rule) -> Int {
    let summary = words(of: rule.summary).count { $0 == word }
    let names = catalogue.symbols.contains {
      catalogue.rules[$0.rule].name == rule.name && words(of: $0.displayName).contains(word)
    }
    return summary * 10 + (names ? 5 : 0) + mentions(of: word, in: rule)
  }

  /// In the lines of a page that are no code, without the addresses in them. Before the first heading stands what the rule is about.
  private func mentions(of word: String, in rule: Rule) -> Int {
    var isCode = false
    var weight = 3
    var sum = 0
    for line in rule.document.split(separator: "\n") {
      if line.hasPrefix("```") { isCode.toggle() }
      if isCode { continue }
      if line.hasPrefix("## ") { weight = 1 }
      sum += words(of: withoutAddresses(line)).count { $0 == word } * weight
    }
    return sum
  }

  /// `[text](address)` as `[text`.
  private func withoutAddresses(_ line: Substring) -> String {
    var text = ""
    var rest = line
    while let start = rest.firstRange(of: "]("), let end = rest[start.upperBound...].firstIndex(of: ")") {
      text += rest[..<start.lowerBound]
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }

  private static func refusals(in readme: String) -> [Refusal] {
    var found: [Refusal] = []
    var reason = ""
    for block in blocks(of: readme) {
      let isList = block.hasPrefix("- ")
      // What ends with a colon is about the entries below it.
      if !isList { reason = block.hasSuffix(":") ? block : "" }
      let entries =
        isList ? block.split(separator: "\n").map { String($0.dropFirst(2)) } : reason.isEmpty ? [block] : []
      for entry in entries {
        var names: Set<String> = []
        var labels: [String: [String]] = [:]
        for (index, code) in entry.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        where index % 2 == 1 {
          let name = String(code.prefix { $0 != "(" && $0 != " " })
          names.insert(name)
          if code.contains(":)") { labels[name] = APIName(String(code)).labels }
        }
        if !names.isEmpty { found.append(Refusal(reason: reason, text: entry, names: names, labels: labels)) }
      }
    }
    return found
  }

  /// The paragraphs and lists of the section about what is no rule, entries of lists on lines of their own.
  private static func blocks(of readme: String) -> [String] {
    var blocks = [""]
    var isInside = false
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        isInside = line == "## What is not in the rules, and why"
      } else if isInside, line.isEmpty {
        blocks.append("")
      } else if isInside {
        let separator = blocks[blocks.count - 1].isEmpty ? "" : line.hasPrefix("- ") ? "\n" : " "
        blocks[blocks.count - 1] += separator + line.drop { $0 == " " }
      }
    }
    return blocks
  }
}

/// Small letters, without the plural's ending; names are taken apart at their capitals: `ns`, `lock` for `NSLock`, and whole, `nslock`.
private func words(of text: some StringProtocol, withWholes: Bool = true) -> [String] {
  var words: [String] = []
  for run in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
    var parts: [Substring] = []
    var start = run.startIndex
    for index in run.indices.dropFirst() where run[index].isUppercase {
      let before = run[run.index(before: index)]
      let after = run.index(after: index)
      let endsCapitals = before.isUppercase && after < run.endIndex && run[after].isLowercase
      if before.isLowercase || endsCapitals {
        parts.append(Substring(run[start..<index]))
        start = index
      }
    }
    parts.append(Substring(run[start...]))
    words += parts.map { singular($0.lowercased()) }
    if withWholes, parts.count > 1 { words.append(singular(run.lowercased())) }
  }
  return words
}

private func singular(_ word: String) -> String {
  if word.count > 4, word.hasSuffix("sses") || word.hasSuffix("xes") { return String(word.dropLast(2)) }
  return word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
}

/// Whether so many bytes end with one of the words.
private func isEnd(_ count: Int, of words: ArraySlice<String>) -> Bool {
  var length = 0
  for word in words where length < count { length += word.utf8.count }
  return length == count
}
