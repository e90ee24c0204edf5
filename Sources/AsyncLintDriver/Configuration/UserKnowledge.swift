import AsyncLintAnalysis
import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue

/// What users add to what is known: their pages of rules, and the functions that their configurations name.
struct UserKnowledge {
  /// The built-in one with theirs. Not unpacked where they add nothing and nobody asks.
  private(set) lazy var catalogue = builtinCatalogue()
  private(set) var blocking: [BlockingFunction] = []
  private(set) var nonblocking = FunctionNames([])
  private(set) var closures: [ClosureFunction] = []
  private(set) var mistakes = SettingsMistakes()
  /// Names of their rules, also of those whose pages have mistakes.
  private(set) var ruleNames: [String] = []

  /// Goes on behind mistakes. Throws what is none.
  init(_ layers: [Configuration], in workingDirectory: Path) throws(DriverError) {
    let folders = layers.flatMap(\.ruleFolders)
    if !folders.isEmpty {
      let (symbolCount, closureCount) = (catalogue.symbols.count, catalogue.closureParameters.count)
      var seen: Set<FileIdentity> = []
      for folder in folders {
        try check { (knowledge) throws(DriverError) in
          try knowledge.addRules(of: folder, in: workingDirectory, seen: &seen)
        }
      }
      _ = catalogue.removeReplaced(symbolCount: symbolCount, closureCount: closureCount)
    }
    let blocking = layers.flatMap(\.blocking)
    let symbolCount = blocking.isEmpty ? 0 : catalogue.symbols.count
    // Overrides speak of some files only.
    let rulesWithSettings = blocking.isEmpty ? [] : Set(layers.flatMap(\.rules).map(\.value.rule))
    for entry in blocking {
      try check { (knowledge) throws(DriverError) in
        try knowledge.add(entry, behind: symbolCount, rulesWithSettings: rulesWithSettings)
      }
    }
    let closures = layers.flatMap(\.closures)
    let closureCount = closures.isEmpty ? 0 : catalogue.closureParameters.count
    for entry in closures {
      try check { (knowledge) throws(DriverError) in try knowledge.add(entry, behind: closureCount) }
    }
    for name in layers.flatMap(\.nonblocking) {
      try check { (_) throws(DriverError) in try checkFunctionName(name) }
    }
    for layer in layers { for mistake in contradictions(in: layer) { try mistakes.add(mistake) } }
    nonblocking = FunctionNames(layers.flatMap { $0.nonblocking.map(\.value) })
    if !nonblocking.isEmpty {
      let removed = nonblocking
      let numbers = catalogue.keepSymbols { !removed.contains($1) }
      self.blocking = self.blocking.compactMap { entry in
        numbers[entry.symbol].map { BlockingFunction(name: entry.name, symbol: $0) }
      }
    }
  }

  private mutating func check(
    _ body: (inout UserKnowledge) throws(DriverError) -> Void
  ) throws(DriverError) {
    do throws(DriverError) { try body(&self) } catch { try mistakes.add(error) }
  }

  // MARK: Pages

  /// A folder that several layers name is read once.
  private mutating func addRules(
    of folder: Located<Path>, in workingDirectory: Path, seen: inout Set<FileIdentity>
  ) throws(DriverError) {
    let path = absolute(folder.value, in: workingDirectory)
    let expected = "expected a folder with files \"RULE.md\""
    let entries: [DirectoryEntry]
    do throws(SystemError) {
      if !seen.insert(try FileStatus.of(path, followingLinks: true).identity).inserted { return }
      entries = try listDirectory(path)
    } catch {
      throw folder.error("rules in \"\(folder.value.text)\": \(error.message); \(expected)")
    }
    let pages = entries.filter { $0.name.suffix(3).elementsEqual(".md".utf8) }
    if pages.allSatisfy({ $0.name.elementsEqual("README.md".utf8) }) {
      throw folder.error("no rule pages in \"\(folder.value.text)\"; \(expected)")
    }
    for page in pages {
      let file = path.appending(page.name)
      let shown = (file.relative(to: workingDirectory) ?? file).text
      ruleNames.append(String(decoding: page.name.dropLast(3), as: UTF8.self))
      try check { (knowledge) throws(DriverError) in try knowledge.addPage(file, shown: shown) }
    }
  }

  private mutating func addPage(_ file: Path, shown: String) throws(DriverError) {
    let document = CatalogueDocument(path: shown, text: try text(of: file, shown: shown))
    do throws(CatalogueError) { try catalogue.add(document) } catch { try mistakes.add(.configuration(error.mistakes)) }
    do throws(CatalogueError) {
      try checkRuleExamples(path: shown, text: document.text)
    } catch {
      throw .configuration(error.mistakes)
    }
  }

  private func text(of file: Path, shown: String) throws(DriverError) -> String {
    func mistake(_ line: Int, _ message: String) -> DriverError {
      .configuration([SettingsMistake(file: shown, line: line, message: message)])
    }
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try readFile(at: file).bytes
    } catch {
      if case .notRegular(let kind) = error { throw mistake(1, "\(kind.description); expected a file") }
      throw mistake(1, "cannot be read: \(problem(error, with: shown, isExplicit: true).note.message)")
    }
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if let text = String(validating: marked, as: UTF8.self) { return text }
    let lines = marked.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    throw mistake(line + 1, "no text in UTF-8; expected a page of rules in UTF-8")
  }

  // MARK: Entries of configurations

  /// `symbolCount`: of the catalogue's own. `rulesWithSettings`: of which users say whether they are on.
  private mutating func add(
    _ entry: Located<BlockingEntry>, behind symbolCount: Int, rulesWithSettings: Set<String>
  ) throws(DriverError) {
    let name = entry.value.name
    guard isOneName(withoutSetterMark(name)) else {
      throw entry.error(noFunction(name, form: functionForm))
    }
    let rule = catalogue.rules.firstIndex { $0.name == "configured-blocking" } ?? 0
    let known = catalogue.setLane(entry.value.lane, of: name, inFirst: symbolCount) { own in
      own.isOnByDefault || own.category == "lock" || rulesWithSettings.contains(own.name) ? nil : rule
    }
    let first = catalogue.symbols.count
    do throws(CatalogueError) {
      for name in catalogueNames(for: name) {
        var symbol = try parseSymbol(
          "\(name); lane \(entry.value.lane.rawValue) ->", path: entry.file, line: entry.line)
        symbol.rule = rule
        symbol.takeForm(ofSame: known)
        catalogue.symbols.append(symbol)
        // Without parentheses it is a property, or a function with any labels.
        if symbol.kind == .property { catalogue.symbols.append(symbol.asFunctionWithAnyLabels) }
      }
    } catch {
      // The module that was put before the name is not the user's.
      throw entry.error(error.message.replacing("\"*.", with: "\""))
    }
    blocking.append(BlockingFunction(name: name, symbol: first))
  }

  /// `closureCount`: of the catalogue's own.
  private mutating func add(_ entry: Located<ClosureEntry>, behind closureCount: Int) throws(DriverError) {
    let words = entry.value.name.split(separator: " ", maxSplits: 1).map { String($0) }
    guard let name = words.first, isOneName(name[...]) else {
      throw entry.error(noFunction(entry.value.name, form: functionForm))
    }
    if name.hasSuffix("()") { throw entry.error("\"\(name)\" takes no closure; expected \(functionForm)") }
    let parameter = words.dropFirst().first ?? lastParameter(of: name)
    do throws(CatalogueError) {
      for name in catalogueNames(for: name) where !name.hasPrefix("static ") {
        let closure = try parseClosureParameter(
          "\(entry.value.runs.rawValue) \(name) \(parameter ?? "=")", path: entry.file, line: entry.line)
        catalogue.closureParameters.append(closure)
        // Without parentheses it is a property, or a function with any labels.
        if closure.isAssignment { catalogue.closureParameters.append(closure.asFunctionWithAnyLabels) }
      }
    } catch {
      throw entry.error(error.message.replacing("\"*.", with: "\""))
    }
    let function = ClosureFunction(name: name, parameter: parameter, runs: entry.value.runs)
    catalogue.setRun(entry.value.runs, ofClosures: function, inFirst: closureCount)
    closures.append(function)
  }
}

extension CatalogueError {
  fileprivate var mistakes: [SettingsMistake] {
    ([self] + others).map { SettingsMistake(file: $0.file, line: $0.line, message: $0.message) }
  }
}

private let functionForm = "'Module.Type.name(label:_:)', or 'Module.name(label:_:)'"

/// Without a label behind the name the last parameter is the closure; nil without parentheses.
private func lastParameter(of name: String) -> String? {
  guard name.contains("(") else { return nil }
  return "#\(max(0, name.count { $0 == ":" } - 1))"
}
