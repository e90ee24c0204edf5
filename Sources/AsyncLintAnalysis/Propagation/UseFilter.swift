import AsyncLintCatalogue
import AsyncLintSyntax

/// What a `UseFilter` asks of files, of parts of them and of most uses. Apart, because to copy a filter retains its parameters.
struct UseLimits: Equatable, BitwiseCopyable {
  /// The file that alone can see it: of local functions and variables.
  fileprivate(set) var onlyFile: Int32 = -1
  /// The module that declares it; uses stand in modules that can see it. -1: any.
  fileprivate(set) var module = -1
  /// An API of the catalogue, one of whose modules the file has to see; -1: none.
  fileprivate(set) var symbol = -1
  /// The labels of a call say something; known of what looks for a name.
  fileprivate(set) var hasParameters = false
  /// What has to be called: an initializer of the catalogue, or one that is looked for by the name of its type.
  fileprivate(set) var isOnlyCalled = false
  /// A function that is no member: nor are its uses, except of a module, whose name has a capital letter.
  fileprivate(set) var isFree = false
  /// `label` is that of the first argument.
  fileprivate(set) var isFirst = false
  /// A label that every call gives; 0: none.
  fileprivate(set) var label: GlobalName = 0
  /// The name that is looked for with that label, as in `FileFacts.bodyNames`; 0: none.
  fileprivate(set) var compoundName: GlobalName = 0
  /// Its uses are members of something.
  fileprivate(set) var isMember = false
  /// A `callAsFunction`: a call may have arguments for the initializer that makes the value.
  fileprivate(set) var mayFollowInitializer = false
  /// What its parameters say together; known of what looks for a name.
  fileprivate var arguments = ArgumentLimits()

  /// Whether files of one module all have the same answer to `admitsUses`.
  var areOfModules: Bool { onlyFile < 0 && (module >= 0 || symbol < 0) }

  /// What is asked of parts: the same, whatever the file.
  var ofParts: UseLimits {
    var limits = self
    (limits.onlyFile, limits.module, limits.symbol) = (-1, -1, -1)
    return limits
  }

  /// Whether any use in a file may be one.
  func admitsUses(in file: ProgramFile, _ analyzer: Analyzer) -> Bool {
    if onlyFile >= 0 { return file.index == onlyFile }
    if module >= 0 { return analyzer.reaches(module, from: file.module) }
    return symbol < 0 || analyzer.isVisible(analyzer.external.symbolModules[symbol], in: file)
  }

  /// Whether any use of the name that it is for may be one in a part of a file, in a file where uses may be.
  func admits(_ occurrence: NameIndex.Occurrence, _ nameIndex: NameIndex) -> Bool {
    let ways = occurrence.ways
    if isFree, !ways.contains(.alone) { return false }
    guard hasParameters || isOnlyCalled else { return !ways.isDisjoint(with: [.called, .uncalled]) }
    // A reference without arguments needs no labels.
    if ways.contains(.handedOn), !isOnlyCalled { return true }
    guard ways.contains(.called) else { return false }
    if label == 0 { return true }
    return nameIndex.mayHold(isFirst && !ways.contains(.apart) ? compoundName : label, part: occurrence.part)
  }

  /// Whether the use at a node may be one, in a file where uses may be. `hasLabel` is asked about labels of calls where there are too many
  /// parameters for `ArgumentLimits`.
  func admits(
    _ node: NodeID, in file: ProgramFile, _ analyzer: Analyzer, hasLabel: (GlobalName) -> Bool
  ) -> Bool {
    if isMember, file.kind(node) != .memberExpression { return false }
    guard hasParameters || isOnlyCalled else { return true }
    switch file.kind(node) {
    case .identifierExpression, .memberExpression:
      let call = analyzer.call(ofCallee: node, in: file)
      if call == 0 { return !isOnlyCalled && analyzer.isHandedOn(node, in: file) }
      return !hasParameters || takesArguments(of: call, in: file, hasLabel)
    case .callExpression:
      return !hasParameters || takesArguments(of: node, in: file, hasLabel)
        || mayFollowInitializer && analyzer.isFollowedByClosure(node, in: file)
    default: return true
    }
  }

  /// Whether a call has no labels that the parameters lack and no more arguments than they take.
  private func takesArguments(of call: NodeID, in file: ProgramFile, _ hasLabel: (GlobalName) -> Bool) -> Bool {
    var count = 0
    var hasTrailing = false
    let children = file.children(call)
    for index in 1..<max(1, children.count) {
      let argument = children[index]
      guard file.kind(argument) == .argument else { continue }
      count += 1
      if file.flags(argument).contains(.isTrailing) { hasTrailing = true }
      let label = file.name(argument)
      if label != 0, !arguments.has(label), !arguments.hasMoreLabels || !hasLabel(label) { return false }
    }
    // Without trailing closures, which may drop their labels, all that has to be given is there.
    return count <= arguments.most && (hasTrailing || count >= arguments.least)
  }
}

/// What parameters say of the arguments of a call: without a list of them, which was retained for each use that was looked at.
private struct ArgumentLimits: Equatable, BitwiseCopyable {
  var least = 0
  var most = 0
  /// The first four labels; 0: there are fewer.
  private var labels: (GlobalName, GlobalName, GlobalName, GlobalName) = (0, 0, 0, 0)
  /// There are more than four.
  private(set) var hasMoreLabels = false

  init() {}

  init(_ parameters: [UseFilter.Parameter]) {
    var found: [GlobalName] = []
    for parameter in parameters {
      if parameter.label != 0, !found.contains(parameter.label) { found.append(parameter.label) }
      if !parameter.mayBeLeftOut { least += 1 }
    }
    most = parameters.contains(where: \.isVariadic) ? .max : parameters.count
    hasMoreLabels = found.count > 4
    found += [0, 0, 0, 0]
    labels = (found[0], found[1], found[2], found[3])
  }

  /// Whether a label, not 0, is one of the first four.
  func has(_ label: GlobalName) -> Bool {
    labels.0 == label || labels.1 == label || labels.2 == label || labels.3 == label
  }

  static func == (left: ArgumentLimits, right: ArgumentLimits) -> Bool {
    left.labels == right.labels && left.least == right.least && left.most == right.most
      && left.hasMoreLabels == right.hasMoreLabels
  }
}

/// Rules out most uses of a name before anything is resolved, by the module and by the argument labels alone.
///
/// What it lets through may still mean something else; what it holds back cannot mean what is looked for.
struct UseFilter: Equatable {
  private(set) var limits = UseLimits()
  /// The parameters of a function, initializer or subscript; nil when the labels of a call say nothing.
  private var parameters: [Parameter]?
  /// An initializer of the program, or the initial value of a property, which initializers run.
  private var isInitializing = false
  /// A function that loops, or calls of other names, call.
  private var isIterating = false

  fileprivate struct Parameter: Equatable {
    var label: GlobalName
    var isVariadic: Bool
    var mayBeLeftOut: Bool
  }

  /// For any use.
  init() {}

  /// For uses of an API of the catalogue; `isTypeName`: by the name of its type.
  init(symbol: Int, isTypeName: Bool, _ analyzer: Analyzer) {
    let labels = analyzer.external.symbolLabels[symbol]
    limits.isOnlyCalled = isTypeName
    limits.symbol = symbol
    let entry = analyzer.external.catalogue.symbols[symbol]
    switch entry.kind {
    case .property, .propertySetter: break
    case .function, .initializer, .subscripting:
      limits.isFree =
        entry.kind == .function && entry.receiver == nil && !entry.modules.contains { beginsSmall($0.utf8.first) }
      isIterating = analyzer.isIterationStep(entry)
      if entry.hasAnyLabels { return }
      parameters = labels.indices.map {
        Parameter(
          label: labels[$0] == analyzer.known.underscore ? 0 : labels[$0], isVariadic: false,
          mayBeLeftOut: entry.isOptional[$0])
      }
      let index = parameters?.firstIndex {
        $0.label != 0 && !$0.mayBeLeftOut && !analyzer.mayBeClosure($0.label, of: entry)
      }
      if let index { (limits.label, limits.isFirst) = (labels[index], index == 0) }
    }
  }

  /// For uses of code of the program.
  init(_ unit: Unit, _ analyzer: Analyzer) {
    let file = analyzer.file(unit.place)
    limits.module = file.module
    var node = unit.place.node
    switch unit.kind {
    case .defaultArgument: node = file.parent(file.parent(node))
    case .stored: node = analyzer.nameHolding(node, in: file)
    case .body, .exactBody: break
    case .initialValue:
      isInitializing = true
      return
    case .lazyValue: return
    }
    switch file.kind(node) {
    case .functionDeclaration, .initializerDeclaration:
      isInitializing = file.kind(node) == .initializerDeclaration
      if let id = file.declarationOfNode[node], !analyzer.program[id].isLocal {
        if isInitializing ? analyzer.makesCallable(id) : analyzer.isCalledByCoders(node, in: file) { return }
        if !isInitializing, analyzer.namesAsking(node, in: file) != nil { return }
        parameters = analyzer.signature(node, in: file).parameters.map {
          Parameter(label: $0.label, isVariadic: $0.isVariadic, mayBeLeftOut: $0.mayBeLeftOut)
        }
        // A property wrapper's attribute does not write the label of the value.
        if !analyzer.isOperator(file.name(node)), parameters?.first?.label != analyzer.known.wrappedValue {
          (limits.label, limits.isFirst) = analyzer.labelOfEveryCall(of: node, in: file)
        }
        limits.mayFollowInitializer = file.name(node) == analyzer.known.callAsFunction
        limits.isFree =
          file.kind(node) == .functionDeclaration && analyzer.program[id].parent < 0
          && !beginsSmall(analyzer.interner.bytes(of: analyzer.program.modules[file.module].name).first)
        isIterating = analyzer.isIterationStep(node, in: file) || analyzer.isStreamWrite(node, in: file)
      } else {
        limits.onlyFile = file.index
      }
    case .accessor:
      let binding = file.parent(file.parent(node))
      if file.kind(binding) == .patternBinding, file.declarationOfNode[file.child(0, binding)] == nil {
        limits.onlyFile = file.index
      }
    default:
      if unit.kind == .stored, file.declarationOfNode[node] == nil { limits.onlyFile = file.index }
    }
  }

  /// For uses as a member.
  var ofMembers: UseFilter {
    var filter = self
    filter.limits.isMember = true
    return filter
  }

  /// For uses of this name.
  func looking(for name: GlobalName, _ analyzer: Analyzer) -> UseFilter {
    var filter = self
    filter.limits.compoundName = limits.isFirst ? analyzer.compoundName(name, limits.label) : 0
    // A type's name that is not called makes no value: `Self.limit`, `Record.self`.
    if isInitializing, name != analyzer.known.`init` { filter.limits.isOnlyCalled = true }
    if isIterating, !analyzer.isCalledUnnamed(name) { filter.parameters = nil }
    if isIterating, analyzer.libraryWords.growingMethods.contains(name) {
      // One element, as mostly, is gone through by nobody.
      (filter.limits.label, filter.limits.isFirst) = (analyzer.libraryWords.contentsOfName, true)
      filter.limits.compoundName = analyzer.compoundName(name, analyzer.libraryWords.contentsOfName)
      filter.limits.isOnlyCalled = true
    }
    filter.limits.hasParameters = filter.parameters != nil
    filter.limits.arguments = ArgumentLimits(filter.parameters ?? [])
    return filter
  }

  /// Whether some parameter bears a label.
  func hasLabel(_ label: GlobalName) -> Bool { parameters?.contains { $0.label == label } ?? true }
}

/// `zlib`, and `*`, which stands for any module: what is written behind them may be a free function.
private func beginsSmall(_ first: UInt8?) -> Bool {
  first.map { $0 == UInt8(ascii: "*") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
}

/// The filters for uses of one name, each once. Mostly they are one or two: to compare these takes less time than to hash them.
struct UseFilters {
  private(set) var all: [UseFilter] = []

  /// One for any use takes the place of more: to ask thousands costs more than to look at what they rule out.
  private static let most = 256

  mutating func insert(_ filter: UseFilter) {
    if all.contains(filter) || all == [UseFilter()] { return }
    all.append(filter)
    if all.count > Self.most { all = [UseFilter()] }
  }

  mutating func formUnion(_ others: UseFilters) {
    for filter in others.all { insert(filter) }
  }
}

extension Analyzer {
  /// Whether an argument may stand behind the call, without its label.
  func mayBeClosure(_ label: GlobalName, of symbol: Symbol) -> Bool {
    (external.closureParameters[interner.intern(symbol.baseName)] ?? []).contains {
      let entry = external.catalogue.closureParameters[$0]
      // What is assigned to has no labels.
      return entry.hasAnyLabels || !entry.isAssignment && external.closureLabels[$0][entry.closure] == label
    }
  }

  /// The first label of a function of the program that no call can leave out, and whether it is that of the first argument; 0 if there
  /// is none.
  fileprivate func labelOfEveryCall(of function: NodeID, in file: ProgramFile) -> (GlobalName, isFirst: Bool) {
    for (index, parameter) in signature(function, in: file).parameters.enumerated()
    where parameter.label != 0 && !parameter.mayBeLeftOut && parameter.functionType == nil {
      // A closure may stand behind the call, whatever its type is called.
      if case .nominal = resolveType(parameter.typeNode, in: file) { return (parameter.label, index == 0) }
    }
    return (0, false)
  }

  /// What a call with its first label is called in `FileFacts.bodyNames`.
  fileprivate func compoundName(_ name: GlobalName, _ label: GlobalName) -> GlobalName {
    let key = UInt64(name) << 32 | UInt64(label)
    if let known = compoundCalls[key] { return known }
    var text = Array(interner.bytes(of: name))
    text.append(UInt8(ascii: "("))
    text += interner.bytes(of: label)
    let compound = interner.intern(text[...])
    compoundCalls[key] = compound
    return compound
  }

  func isOperator(_ name: GlobalName) -> Bool {
    guard let first = interner.bytes(of: name).first else { return false }
    return first < 0x80 && !(first >= 0x41 && first <= 0x5A || first >= 0x61 && first <= 0x7A || first == 0x5F)
  }
}
