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
  private let labels: [String]

  public init(name: String, parameter: String?, runs: ClosureParameter.Class) {
    self.name = name
    self.parameter = parameter
    self.runs = runs
    names = FunctionNames([name])
    labels = labelsInParentheses(of: name[...]).map(\.label)
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
    /// `set Type.name`: what runs when a property or subscript is assigned to, and nothing else.
    var isSetter: Bool
    /// What stands before the function: module and types.
    var path: [Substring]
    /// nil: whatever they are.
    var labels: [(label: String, isOptional: Bool)]?

    /// With those in brackets or without them.
    func isTaken(_ takes: ([String]) -> Bool) -> Bool {
      guard let labels else { return true }
      if takes(labels.map(\.label)) { return true }
      return labels.contains(where: \.isOptional) && takes(labels.filter { !$0.isOptional }.map(\.label))
    }
  }

  public init(_ texts: some Sequence<String>) {
    self.texts = Array(texts)
    var entries: [Substring: [Entry]] = [:]
    for text in self.texts {
      let isSetter = text.hasPrefix(setterMark)
      let text = text.dropFirst(isSetter ? setterMark.count : 0).filter { $0 != "`" }[...]
      let head = text.prefix { $0 != "(" }
      var path = components(of: head)
      let labels = head.endIndex < text.endIndex ? labelsInParentheses(of: text) : nil
      if labels != nil, path.last?.first?.isUppercase == true {
        entries["init", default: []].append(Entry(isSetter: isSetter, path: path, labels: labels))
      }
      guard let name = path.popLast() else { continue }
      entries[name, default: []].append(Entry(isSetter: isSetter, path: path, labels: labels))
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
      types: types, baseName: symbol.baseName[...], isSetter: symbol.kind == .propertySetter,
      takes: isCalled ? { symbol.takes($0) } : nil)
    return contains(function) { symbol.modules.contains(String($0)) }
  }

  /// `isModule`: whether the function is of the module with this name. `isType`: whether its type may be called so, too.
  func contains(
    _ function: NamedFunction, isModule: (Substring) -> Bool, isType: (ArraySlice<Substring>) -> Bool = { _ in false }
  ) -> Bool {
    entries[function.baseName]?.contains { entry in
      if entry.isSetter && !function.isSetter || !entry.isTaken(function.takes ?? { _ in false }) { return false }
      if entry.path == function.types || isType(entry.path[...]) { return true }
      let rest = entry.path.dropFirst()
      return entry.path.first.map { $0 == "*" || isModule($0) } ?? false
        && (rest == function.types[...] || isType(rest))
    } ?? false
  }
}

private let setterMark = "set "

/// Of `write(to:[options:])`: `to`, and `options`, which may be left out.
private func labelsInParentheses(of name: Substring) -> [(label: String, isOptional: Bool)] {
  name.drop { $0 != "(" }.dropFirst().dropLast().split(separator: ":").compactMap { part in
    let label = part.filter { $0 != "[" && $0 != "]" }
    return label.isEmpty ? nil : (label, part.contains("["))
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
  /// What is assigned to.
  var isSetter = false
  /// Whether a call may have these labels; nil for what is not called.
  var takes: (([String]) -> Bool)?
}

extension Analyzer {
  func isNonblocking(_ unit: Unit) -> Bool { names(options.nonblocking, unit) }

  /// What a configuration says to block, with the numbers of the entries. Several entries may name one unit: the first counts.
  func configuredUnits() -> [(unit: Unit, symbol: Int)] {
    options.blocking.filter { isEnabled($0.symbol) }.flatMap { entry in
      let name = FunctionNames([entry.name])
      let isSetter = entry.name.hasPrefix(setterMark)
      return declarations(named: name).flatMap { units(of: $0, asSetter: isSetter) }.filter { names(name, $0) }.map {
        ($0, entry.symbol)
      }
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
      let isOperator = isOperator(declaration.name)
      return function.isClosure(
        argument, of: labels(of: place.node, in: file(place)).map { isOperator ? "_" : $0.label })
    }?.runs
  }

  /// Entries of the configuration that are about nothing, as they are written there: no function of the program has the name, and of those
  /// that block no API in use. Of the others only those that cannot be about an API, because they name a type of the program or no type.
  func entriesAboutNothing(usedSymbols: Set<Int>) -> [String] {
    let used = Dictionary(grouping: usedSymbols.map { external.catalogue.symbols[$0] }, by: \.baseName)
    let blocking = options.blocking.filter { isEnabled($0.symbol) }.map(\.name).filter { entry in
      let names = FunctionNames([entry])
      return !isDeclared(names) && !isOff(names)
        && !names.baseNames.contains { used[String($0)]?.contains(where: names.contains) ?? false }
    }
    let others = (options.nonblocking.texts + options.closures.map(\.name)).filter { entry in
      let names = FunctionNames([entry])
      return isAboutProgram(entry) && !isDeclared(names)
    }
    return blocking + others
  }

  /// Whether it is an API whose rule is off: its calls were not looked for.
  private func isOff(_ names: FunctionNames) -> Bool {
    external.catalogue.symbols.indices.contains { !isEnabled($0) && names.contains(external.catalogue.symbols[$0]) }
  }

  private func isDeclared(_ names: FunctionNames) -> Bool {
    declarations(named: names).contains { id in
      [false, true].contains { units(of: id, asSetter: $0).contains { self.names(names, $0) } }
    }
  }

  /// Of all names that entries may mean.
  private func declarations(named names: FunctionNames) -> [DeclarationID] {
    names.baseNames.compactMap { interner.name(String($0)) }.flatMap { program.declarations(named: $0) }
  }

  private func isAboutProgram(_ entry: String) -> Bool {
    let name = entry.dropFirst(entry.hasPrefix(setterMark) ? setterMark.count : 0)
    let path = components(of: name.prefix { $0 != "(" })
    if name.contains("("), let last = path.last, namesType(last) { return true }
    guard let type = path.dropLast().last else {
      // `Queue(body:)` may be an initializer of a type outside.
      let isInitializer = name.contains("(") && path.last?.first?.isUppercase == true
      return !isInitializer && !declarations(named: FunctionNames([entry])).isEmpty
    }
    return namesType(type)
  }

  private func namesType(_ name: some StringProtocol) -> Bool {
    interner.name(String(name)).map(program.declarations)?.contains { program[$0].kind.isOfTypes } ?? false
  }

  /// What runs when a declaration is used, or only when it is assigned to.
  private func units(of id: DeclarationID, asSetter isSetter: Bool) -> [Unit] {
    let declaration = program[id]
    let file = self.file(of: id)
    if declaration.isLocal { return [] }
    func accessors(_ block: NodeID) -> [Unit] {
      file.children(block).filter { isRun($0, isRead: !isSetter, isWritten: isSetter, file) }.map {
        Unit(kind: .body, place: Place(file: file.index, node: $0))
      }
    }
    switch declaration.kind {
    case .variable where isSetter: return accessors(file.child(3, declaration.statement))
    case .function, .initializer: return isSetter ? [] : [bodyUnit(id)]
    case .variable:
      // What a global, static or lazy property is set to runs when it is read.
      return accessors(file.child(3, declaration.statement))
        + [
          Unit(kind: .stored, place: Place(file: file.index, node: declaration.node)),
          Unit(kind: .lazyValue, place: Place(file: file.index, node: declaration.statement)),
        ]
    case .subscripting: return accessors(file.child(5, declaration.node))
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
      if unit.kind == .defaultArgument { takes = { _ in true } }
      if unit.kind == .stored { takes = { [self] _ in mayHoldFunction(node, in: file) } }
    }
    let isSetter = isSetterOrObserver(unit.place)
    let function = NamedFunction(types: types, baseName: base, isSetter: isSetter, takes: takes)
    return names.contains(function, isModule: { isModule($0, of: file) }, isType: { isType($0, types) })
  }

  /// Whether a property holds a function, or a value that can be called, as far as anybody knows.
  private func mayHoldFunction(_ node: NodeID, in file: ProgramFile) -> Bool {
    guard let id = file.declarationOfNode[node] else { return true }
    let type = variableType(id)
    if type.isUnknown || type.hasParameters || type.functionType(optional: external.optional) != nil { return true }
    guard let nominal = unwrapped(type).nominalID else { return true }
    // An alias of some library is not told from a type.
    if !program.nominals[Int(nominal)].isProject, foreignTypes.values.contains(nominal) { return true }
    let callers = [known.callAsFunction] + [interner.name("dynamicallyCall")].compactMap { $0 }
    return program.nominals[Int(nominal)].kind == .protocolDeclaration
      || hierarchy(of: nominal).contains { above in
        callers.contains { !program.members(named: $0, of: above).isEmpty }
      }
  }

  /// Whether a type of the program may be called so: by an alias, or without the types around it where nothing outside of them bears the name.
  private func isType(_ path: ArraySlice<Substring>, _ types: [Substring]) -> Bool {
    guard let first = path.first, path.count < types.count || path.count == 1, let word = interner.name(String(first))
    else { return false }
    let declared = program.members(named: word, of: -1).filter { program[$0].kind.isOfTypes }
    if !declared.isEmpty {
      return path.count == 1
        && declared.contains {
          guard program[$0].kind == .typeAlias, case .nominal(let id, _) = type(of: $0) else { return false }
          return typePath(id) == types.joined(separator: ".")
        }
    }
    // `TimeInterval`, as Foundation calls a `Double`.
    if path.count == 1, let meant = external.types[word]?.first, typePath(meant) == types.joined(separator: ".") {
      return true
    }
    // A user's entry makes a type of any module.
    let isOutside = external.types[word]?.contains {
      program.nominals[Int($0)].modules.contains { $0 != external.anyModule && external.alwaysVisible.contains($0) }
    }
    return isOutside != true && types.suffix(path.count) == path
  }

  /// Whether a name with certain labels may be that of a declaration: with arguments left out, where no other has just these labels.
  private func taker(_ declaration: NodeID, in file: ProgramFile) -> ([String]) -> Bool {
    let all = labels(of: declaration, in: file)
    // No call of an operator writes the names of its parameters.
    let isOperator = self.isOperator(file.name(declaration))
    return { [self] given in
      if isOperator { return given.count == all.count && given.allSatisfy { $0 == "_" } }
      return parameters(all, take: given)
        && (given.count == all.count || !hasOverload(of: declaration, withLabels: given, in: file))
    }
  }

  private func hasOverload(of node: NodeID, withLabels given: [String], in file: ProgramFile) -> Bool {
    guard let id = file.declarationOfNode[node] else { return false }
    let declaration = program[id]
    return program.members(named: declaration.name, of: declaration.owner).contains { other in
      let home = self.file(of: other)
      return other != id && program[other].kind == declaration.kind && !program[other].isLocal
        && home.module == file.module && labels(of: program[other].node, in: home).map(\.label) == given
    }
  }

  private func labels(of declaration: NodeID, in file: ProgramFile) -> [(label: String, mayBeLeftOut: Bool)] {
    signature(declaration, in: file).parameters.map { (label(of: $0), $0.mayBeLeftOut) }
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
