import AsyncLintAnalysis
import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue
import AsyncLintSyntax

/// What users say of a function, as the catalogue says it.
///
/// `Parser.parse(_:)` is a function of the module `Parser` or a method of the type, its instances' or its own; `Parser(_:)` is an initializer;
/// `parse(_:)` is a function of any module. `set Parser.mode` is an assignment; of subscripts those of the program alone are told apart.
func catalogueNames(for name: String) -> [String] {
  if name.hasPrefix(setterMark) {
    return catalogueNames(for: String(name.dropFirst(setterMark.count).prefix { $0 != "(" }))
      .filter { !$0.hasPrefix("static ") }.map { setterMark + $0 }
  }
  let name = name.filter { $0 != "`" }
  let path = name.prefix { $0 != "(" }
  let base = path.split(separator: ".").last ?? ""
  var names = [name]
  if path.count < name.count, base.first?.isUppercase ?? false {
    names.append("\(path).init\(name[path.endIndex...])")
  }
  for name in names where !name.hasPrefix("*.") { names.append("*.\(name)") }
  names.removeAll { !$0.prefix { $0 != "(" }.contains(".") }
  for name in names where name.prefix(while: { $0 != "(" }).count(where: { $0 == "." }) > 1 {
    names.append("static \(name)")
  }
  return names
}

/// Whether a text can be a function's name: identifiers with dots between them, of which the last may be an operator, then perhaps labels. No type
/// stands behind it, no keyword before it, and nothing generic in it.
func isOneName(_ text: Substring) -> Bool {
  if text.contains(where: { $0.isWhitespace || $0 == ";" || $0 == "{" }) { return false }
  var rest = text.prefix { $0 != "(" }
  if rest.hasPrefix("*.") { rest = rest.dropFirst(2) }
  while let first = rest.first {
    let name = rest.prefix { $0.isLetter || $0.isNumber || "_$`|".contains($0) }
    // A star with nothing behind it is no pattern, and hardly meant for the operator.
    if name.isEmpty { return rest.allSatisfy(isOperator) && !(rest == "*" && text.last == "*") }
    if first.isNumber { return false }
    rest = rest[name.endIndex...]
    if rest.isEmpty { return true }
    guard rest.first == "." else { return false }
    rest = rest.dropFirst()
  }
  return false
}

private func isOperator(_ character: Character) -> Bool {
  !character.isLetter && !character.isNumber && !"()[]{}#,;:@`\"\\".contains(character)
}

/// What is said of an entry that is no function's name. `form`: how one is written.
func noFunction(_ name: String, form: String) -> String {
  if name == "*" || name.hasSuffix(".*") {
    return
      "\"\(name)\" is no pattern, each function has an entry; expected \(form), or \"\(name)(_:_:)\" for the operator"
  }
  return "\"\(name)\" names no function; expected \(form)"
}

/// What stands before the name of a property or subscript whose assignment is meant.
let setterMark = "set "

/// `Parser.mode` of `set Parser.mode`.
func withoutSetterMark(_ name: String) -> Substring {
  name.dropFirst(name.hasPrefix(setterMark) ? setterMark.count : 0)
}

/// Throws where an entry of `nonblocking` names no function.
func checkFunctionName(_ name: Located<String>) throws(DriverError) {
  if isFunctionName(withoutSetterMark(name.value)) { return }
  throw name.error(noFunction(name.value, form: "\"Type.method(label:_:)\" or \"Type.method\""))
}

/// `Type.method(label:_:)`, with or without what stands before the method and what stands behind it.
private func isFunctionName(_ name: Substring) -> Bool {
  if !isOneName(name) { return false }
  let bytes = Array(name.utf8)
  guard let opening = bytes.firstIndex(of: UInt8(ascii: "(")) else { return !bytes.contains(UInt8(ascii: ")")) }
  let labels = bytes[(opening + 1)...].dropLast()
  return opening > 0 && bytes.last == UInt8(ascii: ")")
    && (labels.isEmpty || labels.last == UInt8(ascii: ":"))
    && !labels.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
}

/// Functions of which one configuration says two things. What another one says, nearer to the files or on the command line, is no mistake.
func contradictions(in layer: Configuration) -> [DriverError] {
  var mistakes: [DriverError] = []
  let blocking = Set(layer.blocking.map(\.value.name))
  for entry in layer.nonblocking where blocking.contains(entry.value) {
    mistakes.append(
      entry.error("\"\(entry.value)\" is in \"blocking\" and in \"nonblocking\"; expected in one of them"))
  }
  var runs: [String: ClosureParameter.Class] = [:]
  for entry in layer.closures {
    let first = runs[entry.value.name, default: entry.value.runs]
    runs[entry.value.name] = first
    if first != entry.value.runs {
      let lists = "\"\(list(of: first))\" and in \"\(list(of: entry.value.runs))\""
      mistakes.append(entry.error("\"\(entry.value.name)\" is in \(lists); expected in one of them"))
    }
  }
  return mistakes
}

/// The key that entries about closures stand under.
private func list(of runs: ClosureParameter.Class) -> String {
  switch runs {
  case .offload: "offloads"
  case .inline: "inline"
  default: "asyncClosures"
  }
}

extension RunConfiguration {
  /// Entries with a name that stands in no file of the run, and that name: whatever was meant, it was not found.
  ///
  /// `manifests`: the modules of these packages are known too.
  func functionsNotFound(
    in files: [AnalysedFile], manifests: [AnalysedFile]
  ) -> [(entry: Located<String>, name: String)] {
    var wanted: Set<[UInt8]> = []
    let known = builtinCatalogue()
    let parts = functions.map { self.parts(of: $0.value, knownIn: known) }
    for parts in parts { wanted.formUnion(parts.map { Array($0.utf8) }) }
    for manifest in (files + manifests).compactMap(\.manifest) {
      for target in manifest.targets { wanted.remove(Array(target.name.utf8)) }
    }
    for file in files where !wanted.isEmpty {
      let names = file.facts.names
      for name in 0..<names.count { wanted.remove(Array(names.bytes(of: NameID(name)))) }
    }
    return zip(functions, parts).compactMap { entry, parts in
      parts.first { wanted.contains(Array($0.utf8)) }.map { (entry, String($0)) }
    }
  }

  /// Those, and the entries about nothing, in the order of the configuration. `absent`: what `functionsNotFound` says.
  func functionsAboutNothing(
    in result: AnalysisResult, absent: [(entry: Located<String>, name: String)]
  ) -> [(entry: Located<String>, absentName: String?)] {
    if absent.isEmpty, result.entriesAboutNothing.isEmpty { return [] }
    let known = builtinCatalogue()
    let absentNames = Dictionary(absent.map { ($0.entry.value, $0.name) }, uniquingKeysWith: { first, _ in first })
    let aboutNothing = Set(result.entriesAboutNothing.filter { !isAPI($0, in: known) })
    return functions.compactMap { entry in
      if let name = absentNames[entry.value] { return (entry, name) }
      // Behind the function stands the parameter that is meant.
      let name = String(withoutSetterMark(entry.value).prefix { $0 != " " })
      return aboutNothing.contains(entry.value) || aboutNothing.contains(name) ? (entry, nil) : nil
    }
  }

  /// Whether an entry of `nonblocking`, `offloads` … may be about an API that the catalogue has: those that are not to block are not looked for.
  private func isAPI(_ entry: String, in catalogue: Catalogue) -> Bool {
    if options.blocking.contains(where: { $0.name == entry }) { return false }
    let function = FunctionNames([entry])
    let closure = ClosureFunction(name: entry, parameter: nil, runs: .inline)
    return catalogue.symbols.contains(where: function.contains)
      || catalogue.closureParameters.contains(where: closure.isClosure)
  }

  /// The modules, types and the function of an entry, which source names too. The module of an API that the catalogue has need not be named:
  /// `sleep` is there for who imports Foundation.
  private func parts(of entry: String, knownIn catalogue: Catalogue) -> [Substring] {
    let name = withoutSetterMark(entry).prefix { $0 != " " }.filter { $0 != "`" }
    var parts = name.prefix { $0 != "(" }.split(separator: ".")
    let function = FunctionNames([String(name)])
    let closure = ClosureFunction(name: String(name), parameter: nil, runs: .inline)
    let isModule = { (modules: [String]) in parts.first.map { modules.contains(String($0)) } ?? false }
    if catalogue.symbols.contains(where: { isModule($0.modules) && function.contains($0) })
      || catalogue.closureParameters.contains(where: { isModule($0.modules) && closure.isClosure(of: $0) })
    {
      parts.removeFirst()
    }
    parts.removeAll { $0 == "*" || $0 == "init" || $0.contains("|") }
    // Who calls an API need not name its type: `Sequence.forEach(_:)`.
    let isKnown =
      catalogue.symbols.contains(where: function.contains)
      || catalogue.closureParameters.contains(where: closure.isClosure)
    return isKnown ? parts.suffix(1) : parts
  }
}
