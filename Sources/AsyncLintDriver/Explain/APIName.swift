import AsyncLintCatalogue

/// An API as people write it: `sleep`, `Thread.sleep`, `Data(contentsOf:)`, `Foundation.Data.init(contentsOf: url)`, `semaphore.wait()`,
/// `let data = try Data(contentsOf: url)`.
struct APIName: Equatable {
  /// What stands before the name: modules, types, members, variables.
  let path: [String]
  /// As it is written: `Data` for `Data(…)`.
  let baseName: String
  /// nil: there were no parentheses.
  let labels: [String]?
  /// A closure followed, whose label is not written.
  let hasTrailingClosure: Bool

  /// Total: any text names something, if only something that no rule knows.
  init(_ text: String) {
    // What a closure does is not part of its function's name.
    let head = text.prefix { $0 != "{" }
    let trimmed = expression(in: head).filter { !$0.isWhitespace && $0 != "`" }
    var components = links(of: trimmed)
    let last = components.popLast()
    baseName = last?.name ?? ""
    path = components.map { typeOfLiteral($0.name) ?? $0.name }
    labels = last?.arguments.map { argumentLabels($0) }
    hasTrailingClosure = head.endIndex < text.endIndex
  }

  private init(path: [String], baseName: String, labels: [String]?, hasTrailingClosure: Bool) {
    self.path = path
    self.baseName = baseName
    self.labels = labels
    self.hasTrailingClosure = hasTrailingClosure
  }

  private func with(path: [String]? = nil, baseName: String? = nil, labels: [String]?) -> APIName {
    APIName(
      path: path ?? self.path, baseName: baseName ?? self.baseName, labels: labels,
      hasTrailingClosure: hasTrailingClosure)
  }

  /// `DispatchQueue.main.sync`.
  var dotted: String { (path + [baseName]).joined(separator: ".") }

  /// What a search found.
  struct Found {
    var symbols: [Symbol] = []
    /// It is called on something whose type nobody has told: only the name fits.
    var isReceiverUnknown = false
  }

  /// The symbols that are most likely meant; empty when there is none of that name.
  func matches(in symbols: [Symbol]) -> [Symbol] { find(in: symbols, Supertypes()).symbols }

  /// The same, also among what types inherit.
  func find(in symbols: [Symbol], _ supertypes: Supertypes) -> Found {
    // `Task { }` makes a task.
    if labels == nil, hasTrailingClosure, baseName.first?.isUppercase == true {
      let made = with(path: path + [baseName], baseName: "init", labels: []).find(in: symbols, supertypes)
      if !made.symbols.isEmpty, !made.isReceiverUnknown { return made }
    }
    for mayLeaveOut in [false, true] {
      let functions = findAsWritten(in: symbols, supertypes, mayLeaveOut: mayLeaveOut)
      if !functions.symbols.isEmpty { return functions }
      // `Data(…)` is an initializer without its name, but there are functions with a capital too: `PQexec(…)`.
      guard labels != nil, baseName.first?.isUppercase == true || symbols.contains(where: { $0.receiver == baseName })
      else { continue }
      let initializer = with(path: path + [baseName], baseName: "init", labels: labels)
      let initializers = initializer.findAsWritten(in: symbols, supertypes, mayLeaveOut: mayLeaveOut)
      if !initializers.symbols.isEmpty, !initializers.isReceiverUnknown { return initializers }
    }
    return Found()
  }

  /// `mayLeaveOut`: arguments that a call has to give may not be written.
  private func findAsWritten(in symbols: [Symbol], _ supertypes: Supertypes, mayLeaveOut: Bool) -> Found {
    let named = symbols.filter { $0.baseName == baseName }
    for ancestors in [[], path.last.map(supertypes.all) ?? []] {
      let received = named.filter { hasReceiver(of: $0) || ancestors.contains($0.receiver ?? "") }
      // `DispatchQueue.main` is nearer to `DispatchQueue.main.async` than `DispatchQueue`.
      let nearest = path.isEmpty ? 0 : received.map(\.receiverDepth).max() ?? 0
      let near = received.filter { path.isEmpty || $0.receiverDepth == nearest }
      if !near.isEmpty { return Found(symbols: near.filter { hasLabels(of: $0, mayLeaveOut) }) }
    }
    let members = labels == nil ? symbols.filter { isType(of: $0) } : []
    if !members.isEmpty { return Found(symbols: members) }
    // What is written small is a variable, whose type nobody has told: often it bears the type's name, `future` or `dispatchGroup`.
    guard let variable = path.last, variable.first?.isLowercase == true else { return Found() }
    let all = named.filter { $0.receiver != nil && hasLabels(of: $0, mayLeaveOut) }
    // `dbQueue` is a queue.
    let last = variable.lastIndex(where: \.isUppercase).map { variable[$0...] } ?? variable[...]
    for name in [variable[...], last] {
      let likely = all.filter { $0.receiver?.lowercased().hasSuffix(name.lowercased()) ?? false }
      if !likely.isEmpty { return Found(symbols: likely) }
    }
    return Found(symbols: all, isReceiverUnknown: true)
  }

  /// As Swift calls what Objective-C calls `NSFileManager`, and `contentsOfURL`.
  var ofSwift: APIName {
    func plain(_ name: String) -> String {
      name.hasPrefix("NS") && name.dropFirst(2).first?.isUppercase == true ? String(name.dropFirst(2)) : name
    }
    let labels = labels?.map { $0.hasSuffix("URL") ? String($0.dropLast(3)) : $0 }
    return path.isEmpty
      ? with(baseName: plain(baseName), labels: labels)
      : with(path: [plain(path[0])] + path.dropFirst(), labels: labels)
  }

  /// Without the module that it begins with: `sleep` of `Foundation.sleep`, which Foundation only hands on.
  var withoutModule: APIName { with(path: Array(path.dropFirst()), labels: labels) }

  /// The same name with whatever labels.
  var withoutLabels: APIName {
    let isInitializer = labels != nil && baseName.first?.isUppercase == true
    return with(
      path: isInitializer ? path + [baseName] : path, baseName: isInitializer ? "init" : baseName, labels: nil)
  }

  private func hasReceiver(of symbol: Symbol) -> Bool {
    if path.isEmpty { return true }
    let path = withoutModule(of: symbol)
    guard let receiver = symbol.receiver?.split(separator: ".").map({ String($0) }) else { return path.isEmpty }
    // `FileManager.default.contents(atPath:)` and `NIOPosix.X.Y.f()` alike.
    return path.starts(with: receiver) || path.reversed().starts(with: receiver.reversed())
  }

  private func hasLabels(of symbol: Symbol, _ mayLeaveOut: Bool) -> Bool {
    guard let labels, !symbol.hasAnyLabels else { return true }
    if !mayLeaveOut { return symbol.takes(labels) }
    // `Data()` is none of the initializers with arguments, `future.get()` none of the methods; `sleep()` is how people name a function.
    if labels.isEmpty, !hasTrailingClosure, symbol.kind != .function || !path.isEmpty { return false }
    var rest = labels[...]
    for label in symbol.labels where label == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  /// The whole name is that of the type that the symbol is a member of.
  private func isType(of symbol: Symbol) -> Bool {
    guard let receiver = symbol.receiver else { return false }
    let whole = (withoutModule(of: symbol) + [baseName]).joined(separator: ".")
    return receiver == whole
  }

  private func withoutModule(of symbol: Symbol) -> [String] {
    if let first = path.first, symbol.modules.contains(first), symbol.receiver != first {
      return Array(path.dropFirst())
    }
    return path
  }
}

extension Symbol {
  /// How many names the path of its type has.
  fileprivate var receiverDepth: Int { receiver.map { $0.count { $0 == "." } + 1 } ?? 0 }
}

/// What types inherit from and conform to, as far as the catalogue says it.
struct Supertypes {
  private var direct: [String: [String]] = [:]

  init() {}

  init(_ catalogue: Catalogue) {
    for entry in catalogue.knownSupertypes { direct[entry.type, default: []] += entry.supertypes }
  }

  /// The nearest first.
  func all(of type: String) -> [String] {
    var found: [String] = []
    var pending = direct[type] ?? []
    while !pending.isEmpty {
      let next = pending.removeFirst()
      if found.contains(next) { continue }
      found.append(next)
      pending += direct[next] ?? []
    }
    return found
  }
}

/// `Array` for `[1,2]`, `String` for `"x"`.
private func typeOfLiteral(_ text: String) -> String? {
  if text.hasPrefix("\"") { return "String" }
  guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
  return text.contains(":") ? "Dictionary" : "Array"
}

/// What is called in a statement: without `let data =`, `return`, `if`, `try` and `await`.
private func expression(in text: Substring) -> Substring {
  let head = text.prefix { $0 != "(" }
  var rest = head.lastIndex(of: "=").map { text[text.index(after: $0)...] } ?? text
  while true {
    rest = rest.drop(while: \.isWhitespace)
    let word = rest.prefix { !$0.isWhitespace }
    let keyword = word.prefix { $0 != "?" && $0 != "!" }
    guard word.endIndex < rest.endIndex, ["try", "await", "return", "throw", "if", "guard", "while"].contains(keyword)
    else { return rest }
    rest = rest[word.endIndex...]
  }
}

/// `Process()`, `waitUntilExit()` of `Process().waitUntilExit()`, without generic arguments. Total, like what it reads.
private func links(of text: String) -> [(name: String, arguments: Substring?)] {
  var links: [(name: String, arguments: Substring?)] = []
  var rest = text[...]
  while !rest.isEmpty {
    let name = withoutGenericArguments(rest)
    rest = rest[name.end...]
    var arguments: Substring?
    if rest.first == "(" {
      arguments = rest.dropFirst()
      var depth = 0
      let inside = rest.prefix { character in
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
        return depth > 0
      }
      rest = rest[inside.endIndex...].dropFirst()
      rest = rest.drop { $0 != "." }
    }
    rest = rest.dropFirst()
    let plain = name.text.filter { $0 != "?" && $0 != "!" }
    if !plain.isEmpty || arguments != nil { links.append((plain, arguments)) }
  }
  return links
}

/// Up to the next dot or parenthesis that is in no angle brackets.
private func withoutGenericArguments(_ text: Substring) -> (text: String, end: Substring.Index) {
  var depth = 0
  var brackets = 0
  var name = ""
  for index in text.indices {
    switch text[index] {
    case "<": depth += 1
    case ">": depth -= 1
    case ".", "(":
      if depth <= 0, brackets <= 0 { return (name, index) }
    case "[", "]":
      brackets += text[index] == "[" ? 1 : -1
      if depth <= 0 { name.append(text[index]) }
    default:
      if depth <= 0 { name.append(text[index]) }
    }
  }
  return (name, text.endIndex)
}

/// Of `contentsOf:options:)` and of `contentsOf: url, 3)`; what follows on the closing parenthesis does not count.
private func argumentLabels(_ text: Substring) -> [String] {
  var arguments: [String] = [""]
  var depth = 0
  for character in text {
    switch character {
    case "(", "[", "{": depth += 1
    case ")", "]", "}": depth -= 1
    default: break
    }
    if depth < 0 { break }
    if character == ",", depth == 0 { arguments.append("") } else { arguments[arguments.count - 1].append(character) }
  }
  if arguments == [""] { return [] }
  if arguments.count == 1, arguments[0].hasSuffix(":") {
    return arguments[0].split(separator: ":").map { String($0) }
  }
  return arguments.map { argument in
    let label = argument.prefix { $0 != ":" }
    let isLabel = label.endIndex < argument.endIndex && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isLabel ? String(label) : "_"
  }
}
