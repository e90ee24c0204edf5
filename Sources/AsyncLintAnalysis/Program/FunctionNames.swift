public import AsyncLintCatalogue
import AsyncLintSyntax

/// A function of which a configuration says that it blocks.
public struct BlockingFunction: Sendable {
  /// As it is written there.
  public var name: String
  /// Index into `Catalogue.symbols` of what it is as an API.
  public var symbol: Int

  public init(name: String, symbol: Int) {
    self.name = name
    self.symbol = symbol
  }
}

/// A function of which a configuration says where it runs a closure that it is given, or a property that holds such a closure.
public struct ClosureFunction: Sendable {
  /// As it is written there.
  public let name: String
  /// The closure: `work`, or `#1`, counted from 0. Nil: any.
  public let parameter: String?
  public let runs: ClosureParameter.Class
  fileprivate let names: FunctionNames
  private let labels: [Substring]

  public init(name: String, parameter: String?, runs: ClosureParameter.Class) {
    self.name = name
    self.parameter = parameter
    self.runs = runs
    names = FunctionNames([name])
    labels = name.drop { $0 != "(" }.dropFirst().dropLast().split(separator: ":")
  }

  /// Whether it is a closure of the catalogue, whichever of its modules is meant.
  public func isClosure(of entry: ClosureParameter) -> Bool {
    let types = entry.receiver?.split(separator: ".") ?? []
    let takes: (([String]) -> Bool)? =
      entry.isAssignment ? nil : { parameters(zip(entry.labels, entry.isOptional), take: $0) }
    let function = NamedFunction(types: types, baseName: entry.baseName[...], takes: takes)
    return names.contains(function) { entry.modules.contains(String($0)) }
      && (entry.isAssignment || isClosure(entry.closure, of: entry.labels))
  }

  /// Whether the closure is the parameter with this number of a function of the name with these labels: of those that may be left out
  /// the name need not have all.
  fileprivate func isClosure(_ number: Int, of declared: [String]) -> Bool {
    guard let parameter else { return true }
    var place = 0
    for (index, label) in declared.enumerated() where place < labels.count && label == labels[place] {
      if index == number { return parameter == label || parameter == "#\(place)" }
      place += 1
    }
    return false
  }
}

/// Functions as users name them: as findings do, `Type.method(label:)`, with or without the module before it, with or without the
/// parentheses, and without the arguments that calls may leave out. An initializer may be written as it is called, `Data(contentsOf:)`.
public struct FunctionNames: Sendable {
  public let texts: [String]
  private let entries: [Substring: [Entry]]

  private struct Entry {
    /// What stands before the function: module and types.
    var path: [Substring]
    /// nil: whatever they are.
    var labels: [Substring]?
  }

  public init(_ texts: some Sequence<String>) {
    self.texts = Array(texts)
    var entries: [Substring: [Entry]] = [:]
    for text in self.texts {
      let head = text.prefix { $0 != "(" }
      var path = components(of: head)
      let labels =
        head.endIndex < text.endIndex ? text[head.endIndex...].dropFirst().dropLast().split(separator: ":") : nil
      if labels != nil, path.last?.first?.isUppercase == true {
        entries["init", default: []].append(Entry(path: path, labels: labels))
      }
      if let name = path.popLast() { entries[name, default: []].append(Entry(path: path, labels: labels)) }
    }
    self.entries = entries
  }

  public var isEmpty: Bool { entries.isEmpty }

  /// The names of the functions, without what stands around them.
  var baseNames: [Substring] { entries.keys.sorted() }

  /// An API, whichever of its modules is meant.
  public func contains(_ symbol: Symbol) -> Bool {
    let isCalled = symbol.kind != .property && symbol.kind != .propertySetter
    let types = symbol.receiver?.split(separator: ".") ?? []
    let function = NamedFunction(
      types: types, baseName: symbol.baseName[...], takes: isCalled ? { symbol.takes($0) } : nil)
    return contains(function) { symbol.modules.contains(String($0)) }
  }

  /// `isModule`: whether the function is of the module with this name.
  func contains(_ function: NamedFunction, isModule: (Substring) -> Bool) -> Bool {
    entries[function.baseName]?.contains { entry in
      if let labels = entry.labels, !(function.takes?(labels.map { String($0) }) ?? false) { return false }
      if entry.path == function.types { return true }
      return entry.path.first.map(isModule) ?? false && entry.path.dropFirst() == function.types[...]
    } ?? false
  }
}

/// `V`, `..<` of `V...<`: an operator may be made of dots.
private func components(of path: Substring) -> [Substring] {
  var components: [Substring] = []
  var rest = path
  while !rest.isEmpty {
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`" }
    // A star is any module.
    let end = name.isEmpty && rest.hasPrefix("*.") ? rest.index(after: rest.startIndex) : name.endIndex
    guard end > rest.startIndex, end < rest.endIndex, rest[end] == "." else { return components + [rest] }
    components.append(rest[..<end])
    rest = rest[end...].dropFirst()
  }
  return components
}

/// A function, property or subscript, by its names.
struct NamedFunction {
  /// The type that it is a member of, the outermost first.
  var types: [Substring]
  var baseName: Substring
  /// Whether a call may have these labels; nil for what is not called.
  var takes: (([String]) -> Bool)?
}

extension Analyzer {
  func isNonblocking(_ unit: Unit) -> Bool { names(options.nonblocking, unit) }

  /// What a configuration says to block, with the numbers of the entries. Several entries may name one unit: the first counts.
  func configuredUnits() -> [(unit: Unit, symbol: Int)] {
    options.blocking.filter { isEnabled($0.symbol) }.flatMap { entry in
      let name = FunctionNames([entry.name])
      return name.baseNames.compactMap { interner.name(String($0)) }.flatMap { program.declarations(named: $0) }
        .flatMap { units(of: $0) }.filter { names(name, $0) }.map { ($0, entry.symbol) }
    }
  }

  /// What a configuration says of a closure that a function or property of the program is given. `argument`: the number of the parameter, of
  /// a function.
  func configuredRun(of id: DeclarationID, argument: Int?) -> ClosureParameter.Class? {
    if options.closures.isEmpty { return nil }
    let declaration = program[id]
    let place = Place(file: declaration.file, node: declaration.node)
    let unit = Unit(kind: declaration.kind == .variable ? .stored : .body, place: place)
    return options.closures.first { function in
      guard names(function.names, unit) else { return false }
      guard let argument else { return true }
      return function.isClosure(argument, of: signature(place.node, in: file(place)).parameters.map { label(of: $0) })
    }?.runs
  }

  /// What runs when a declaration is used.
  private func units(of id: DeclarationID) -> [Unit] {
    let declaration = program[id]
    let file = self.file(of: id)
    if declaration.isLocal { return [] }
    func getters(_ block: NodeID) -> [Unit] {
      file.children(block).filter { file.name($0) == known.get || text(file.name($0)).hasSuffix("read") }.map {
        Unit(kind: .body, place: Place(file: file.index, node: $0))
      }
    }
    switch declaration.kind {
    case .function, .initializer: return [bodyUnit(id)]
    case .variable:
      // What a global, static or lazy property is set to runs when it is read.
      return getters(file.child(3, declaration.statement))
        + [
          Unit(kind: .stored, place: Place(file: file.index, node: declaration.node)),
          Unit(kind: .lazyValue, place: Place(file: file.index, node: declaration.statement)),
        ]
    case .subscripting: return getters(file.child(5, declaration.node))
    default: return []
    }
  }

  /// Whether one of the names is that of a unit.
  private func names(_ names: FunctionNames, _ unit: Unit) -> Bool {
    if names.isEmpty { return false }
    let file = self.file(unit.place)
    let node = unit.place.node
    let name = displayName(of: unit)
    let head = name.prefix { $0 != "(" }
    var types = head.split(separator: ".")
    var base = types.popLast() ?? head
    var takes: (([String]) -> Bool)?
    switch file.kind(node) {
    case .functionDeclaration, .initializerDeclaration:
      takes = taker(node, in: file)
      // The name of an operator says nothing of its type, and may be made of dots.
      if head.endIndex == name.endIndex {
        (types, base) = (path(of: node, in: file).split(separator: "."), head)
        // Findings name it without its type.
        let alone = NamedFunction(types: [], baseName: base, takes: takes)
        if names.contains(alone, isModule: { _ in false }) { return true }
      }
    case .accessor:
      let declaration = file.parent(file.parent(node))
      if file.kind(declaration) == .subscriptDeclaration { takes = taker(declaration, in: file) }
    default:
      // A property that holds a function, whose labels are not known.
      if unit.kind == .stored || unit.kind == .defaultArgument { takes = { _ in true } }
    }
    return names.contains(NamedFunction(types: types, baseName: base, takes: takes)) { isModule($0, of: file) }
  }

  /// Whether a call of a declaration may have certain labels.
  private func taker(_ declaration: NodeID, in file: ProgramFile) -> ([String]) -> Bool {
    let all = signature(declaration, in: file).parameters.map { (label(of: $0), $0.mayBeLeftOut) }
    // No call of an operator writes the names of its parameters.
    let isOperator = self.isOperator(file.name(declaration))
    return { isOperator ? $0.count == all.count && $0.allSatisfy { $0 == "_" } : parameters(all, take: $0) }
  }

  private func label(of parameter: Signature.Parameter) -> String {
    parameter.label == 0 ? "_" : text(parameter.label)
  }

  /// Where no manifest tells the project's modules, any name may be the one of its own that nothing else bears.
  private func isModule(_ name: Substring, of file: ProgramFile) -> Bool {
    let module = text(program.modules[file.module].name)
    if !module.isEmpty { return module == name }
    guard let word = interner.name(String(name)) else { return true }
    return !program.modules.contains { $0.imports.contains(word) }
      && !program.members(named: word, of: -1).contains { program[$0].kind == .type }
  }
}
