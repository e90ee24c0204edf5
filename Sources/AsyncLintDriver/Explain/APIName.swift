import AsyncLintCatalogue

/// An API as people write it: `sleep`, `Thread.sleep`, `Data(contentsOf:)`, `Foundation.Data.init(contentsOf: url)`, `semaphore.wait()`.
struct APIName: Equatable {
  /// What stands before the name: modules, types, members, variables.
  let path: [String]
  /// As it is written: `Data` for `Data(…)`.
  let baseName: String
  /// nil: there were no parentheses.
  let labels: [String]?

  /// Total: any text names something, if only something that no rule knows.
  init(_ text: String) {
    // What a closure does is not part of its function's name.
    let trimmed = text.prefix { $0 != "{" }.filter { !$0.isWhitespace && $0 != "`" }
    let head = trimmed.prefix { $0 != "(" }
    let hasArguments = head.endIndex < trimmed.endIndex
    var components = withoutGenericArguments(head).split(separator: ".").map { String($0) }
    baseName = components.popLast() ?? ""
    path = components
    labels = hasArguments ? argumentLabels(trimmed[head.endIndex...].dropFirst()) : nil
  }

  private init(path: [String], baseName: String, labels: [String]?) {
    self.path = path
    self.baseName = baseName
    self.labels = labels
  }

  /// The symbols that are most likely meant; empty when there is none of that name.
  func matches(in symbols: [Symbol]) -> [Symbol] {
    let functions = matchesAsWritten(in: symbols)
    // `Data(…)` is an initializer without its name, but there are functions with a capital too: `PQexec(…)`.
    guard functions.isEmpty, labels != nil, baseName.first?.isUppercase == true else { return functions }
    return APIName(path: path + [baseName], baseName: "init", labels: labels).matchesAsWritten(in: symbols)
  }

  private func matchesAsWritten(in symbols: [Symbol]) -> [Symbol] {
    let named = symbols.filter { $0.baseName == baseName }
    let received = named.filter { hasReceiver(of: $0) }
    if !received.isEmpty { return received.filter { hasLabels(of: $0) } }
    let members = labels == nil ? symbols.filter { isType(of: $0) } : []
    if !members.isEmpty { return members }
    // What is written small is a variable, whose type nobody has told.
    guard path.last?.first?.isLowercase == true else { return [] }
    return named.filter { $0.receiver != nil && hasLabels(of: $0) }
  }

  /// The same name with whatever labels.
  var withoutLabels: APIName {
    let isInitializer = labels != nil && baseName.first?.isUppercase == true
    return APIName(
      path: isInitializer ? path + [baseName] : path, baseName: isInitializer ? "init" : baseName, labels: nil)
  }

  private func hasReceiver(of symbol: Symbol) -> Bool {
    if path.isEmpty { return true }
    let path = withoutModule(of: symbol)
    guard let receiver = symbol.receiver?.split(separator: ".").map({ String($0) }) else { return path.isEmpty }
    // `FileManager.default.contents(atPath:)` and `NIOPosix.X.Y.f()` alike.
    return path.starts(with: receiver) || path.reversed().starts(with: receiver.reversed())
  }

  private func hasLabels(of symbol: Symbol) -> Bool {
    guard let labels else { return true }
    var given = labels[...]
    for (label, isOptional) in zip(symbol.labels, symbol.isOptional) {
      if given.first == label { given.removeFirst() } else if !isOptional { return false }
    }
    return given.isEmpty
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

private func withoutGenericArguments(_ text: Substring) -> String {
  var depth = 0
  return text.filter { character in
    if character == "<" { depth += 1 }
    defer { if character == ">" { depth -= 1 } }
    return depth <= 0
  }
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
