/// Reads the numbers of a packed catalogue.
///
/// From the binary's own bytes, not a copy. What the entries have in common is unpacked when one asks for it.
struct CatalogueUnpacker {
  private let texts: UnsafeBufferPointer<UInt8>
  private let table: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// Where each text begins in `texts`, and where the last one ends.
  private var textStarts: [Int] = [0]
  private var strings = MadeOnce<String>()
  /// Where each list begins in the table.
  private var listStarts: [Int] = []
  private var lists = MadeOnce<[String]>()
  private var flags: [[Bool]] = []
  /// By text: whether it matters, where somebody has asked. For `UsedEntries`.
  var uses: [NameUse?]

  init(texts: UnsafeBufferPointer<UInt8>, table: UnsafeBufferPointer<UInt8>) {
    self.texts = texts
    self.table = table
    uses = []
    let textCount = next()
    textStarts.reserveCapacity(textCount + 1)
    for number in 0..<textCount { textStarts.append(min(textStarts[number] + next(), texts.count)) }
    strings = MadeOnce(count: textCount)
    uses = Array(repeating: nil, count: textCount)
    let listCount = next()
    listStarts.reserveCapacity(listCount)
    for _ in 0..<listCount {
      listStarts.append(position)
      skip(next())
    }
    lists = MadeOnce(count: listCount)
    flags = array { unpacker in unpacker.array { unpacker in unpacker.flag() } }
  }

  mutating func rules(documents: [CatalogueDocument]) -> [Rule] {
    let texts = Dictionary(documents.map { (lastComponent(of: $0.path), $0.text) }) { first, _ in first }
    return array { unpacker in unpacker.rule(documents: texts) }
  }

  mutating func catalogue(documents: [CatalogueDocument]) -> Catalogue {
    Catalogue(
      rules: rules(documents: documents), symbols: entries { unpacker in unpacker.symbol() },
      closureParameters: entries { unpacker in unpacker.closureParameter() },
      knownMembers: entries { unpacker in unpacker.knownMember() },
      knownSupertypes: entries { unpacker in unpacker.knownSupertype() },
      moduleBases: array { unpacker in unpacker.moduleBase() })
  }

  // MARK: Entries

  /// What is said of an entry in front of it.
  struct Head {
    /// Number of the list of the names that make up the receiver.
    var receiver: Int?
    /// Number of its own name.
    var name: Int?
    /// Number of the list of the types' names that lead on from it.
    var types: Int
    /// There has to be one of its kind.
    var isNeeded: Bool
    /// How many numbers there are of it.
    var length: Int
  }

  mutating func head() -> Head {
    Head(receiver: optionalCount(), name: optionalCount(), types: next(), isNeeded: flag(), length: next())
  }

  mutating func skip(_ count: Int) { position += 2 * count }

  /// Goes back to where it was after `body`.
  mutating func lookAhead(_ body: (inout CatalogueUnpacker) -> Void) {
    let start = position
    body(&self)
    position = start
  }

  func textCount(ofList list: Int) -> Int { number(at: listStarts[list]) }

  /// The number of a text in a list.
  func text(_ index: Int, ofList list: Int) -> Int { number(at: listStarts[list] + 2 * (index + 1)) }

  func bytes(ofText number: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: texts[textStarts[number]..<textStarts[number + 1]])
  }

  private mutating func entries<Element>(_ element: (inout CatalogueUnpacker) -> Element) -> [Element] {
    array { unpacker in
      _ = unpacker.head()
      return element(&unpacker)
    }
  }

  private mutating func rule(documents: [String: String]) -> Rule {
    let name = string()
    return Rule(
      name: name, lane: value(), severity: value(), category: string(), isOnByDefault: flag(), since: string(),
      summary: string(), document: documents[name] ?? "")
  }

  mutating func symbol() -> Symbol {
    let (modules, receiver) = (list(), optionalString())
    return Symbol(
      rule: next(), modules: modules, receiver: receiver, isStatic: flag(), kind: Symbol.Kind(number: next()),
      baseName: string(), labels: list(), isOptional: flagList(),
      conditions: array { unpacker in unpacker.condition() }, severity: optionalValue(), lane: optionalValue(),
      isDistinctive: flag(), isRequirement: flag(), waits: flag(), isNonthrowing: flag(),
      servesMainThread: flag(), hasAsyncOverload: flag(), advice: string())
  }

  private mutating func condition() -> Condition {
    Condition(number: next(), argument: next(), operand: list())
  }

  mutating func closureParameter() -> ClosureParameter {
    ClosureParameter(
      modules: list(), receiver: optionalString(), baseName: string(), labels: list(), isOptional: flagList(),
      closure: next(), runs: value(), isFunctionAsync: [nil, false, true][next()], blocksCaller: flag(),
      holdsLock: flag(), isOnMainActor: flag(), isAssignment: flag(), parameterCount: optionalCount(),
      needsKnownReceiver: flag(), instead: string())
  }

  mutating func knownMember() -> KnownMember {
    let (modules, receiver, baseName) = (list(), optionalString(), string())
    let (hasLabels, labels) = (flag(), list())
    return KnownMember(
      modules: modules, receiver: receiver, baseName: baseName, labels: hasLabels ? labels : nil,
      isOptional: flagList(), type: string())
  }

  mutating func knownSupertype() -> KnownSupertype {
    KnownSupertype(modules: list(), type: string(), supertypes: list())
  }

  mutating func moduleBase() -> ModuleBase { ModuleBase(module: string(), bases: list()) }

  // MARK: Numbers

  mutating func array<Element>(_ element: (inout CatalogueUnpacker) -> Element) -> [Element] {
    let count = next()
    return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count {
        buffer.initializeElement(at: index, to: element(&self))
        initialized = index + 1
      }
    }
  }

  @inline(__always)
  mutating func next() -> Int {
    defer { position += 2 }
    return number(at: position)
  }

  /// 0 beyond the end, so that an empty table is an empty catalogue.
  @inline(__always)
  private func number(at position: Int) -> Int {
    guard position + 1 < table.count else { return 0 }
    let high = Int(table[position]) - Int(PackedDigit.first)
    let low = Int(table[position + 1]) - Int(PackedDigit.first)
    return high * PackedDigit.base + low
  }

  private mutating func flag() -> Bool { next() != 0 }
  private mutating func string() -> String { string(next()) }
  private mutating func flagList() -> [Bool] { flags[next()] }

  mutating func string(_ number: Int) -> String {
    if let known = strings[number] { return known }
    let string = String(decoding: bytes(ofText: number), as: UTF8.self)
    strings[number] = string
    return string
  }

  mutating func list() -> [String] { list(next()) }

  mutating func list(_ number: Int) -> [String] {
    if let known = lists[number] { return known }
    let position = position
    self.position = listStarts[number]
    let list = array { unpacker in unpacker.string() }
    self.position = position
    lists[number] = list
    return list
  }

  private mutating func optionalString() -> String? { optionalCount().map { string($0) } }

  private mutating func value<Value: CaseIterable>() -> Value where Value.AllCases == [Value] {
    Value.allCases[next()]
  }

  private mutating func optionalCount() -> Int? {
    let number = next()
    return number == 0 ? nil : number - 1
  }

  private mutating func optionalValue<Value: CaseIterable>() -> Value? where Value.AllCases == [Value] {
    optionalCount().map { Value.allCases[$0] }
  }
}

/// Values by number, of which few are ever made. A table of optionals would be filled and taken down one by one, which cost more than the
/// values.
private struct MadeOnce<Value> {
  private var values: [Value] = []
  /// By number: index in `values` plus one; 0 where there is none yet.
  private var indices: [UInt32] = []

  init(count: Int = 0) { indices = Array(repeating: 0, count: count) }

  subscript(number: Int) -> Value? {
    get { indices[number] == 0 ? nil : values[Int(indices[number]) - 1] }
    set {
      guard let newValue else { return }
      values.append(newValue)
      indices[number] = UInt32(values.count)
    }
  }
}
