/// Reads the numbers of a packed catalogue.
struct CatalogueUnpacker {
  private let table: [UInt8]
  private var position = 0
  private var strings: [String] = []
  private var lists: [[String]] = []
  private var flags: [[Bool]] = []

  init(_ packed: PackedCatalogue) {
    table = Array(packed.table.utf8)
    strings.reserveCapacity(next())
    readStrings(packed.strings)
    lists = array { unpacker in unpacker.array { unpacker in unpacker.string() } }
    flags = array { unpacker in unpacker.array { unpacker in unpacker.flag() } }
  }

  mutating func catalogue(documents: [CatalogueDocument]) -> Catalogue {
    let texts = Dictionary(documents.map { (lastComponent(of: $0.path), $0.text) }) { first, _ in first }
    return Catalogue(
      rules: array { unpacker in unpacker.rule(documents: texts) },
      symbols: array { unpacker in unpacker.symbol() },
      closureParameters: array { unpacker in unpacker.closureParameter() },
      knownMembers: array { unpacker in unpacker.knownMember() },
      knownSupertypes: array { unpacker in
        KnownSupertype(modules: unpacker.list(), type: unpacker.string(), supertypes: unpacker.list())
      },
      moduleBases: array { unpacker in ModuleBase(module: unpacker.string(), bases: unpacker.list()) })
  }

  private mutating func readStrings(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == Byte.newline {
      strings.append(String(decoding: bytes[start..<index], as: UTF8.self))
      start = index + 1
    }
  }

  private mutating func rule(documents: [String: String]) -> Rule {
    let name = string()
    return Rule(
      name: name, lane: value(), severity: value(), category: string(), isOnByDefault: flag(), since: string(),
      summary: string(), document: documents[name] ?? "")
  }

  private mutating func symbol() -> Symbol {
    Symbol(
      rule: next(), modules: list(), receiver: optionalString(), isStatic: flag(), kind: Symbol.Kind(number: next()),
      baseName: string(), labels: list(), isOptional: flagList(),
      conditions: array { unpacker in unpacker.condition() }, severity: optionalValue(), lane: optionalValue(),
      isDistinctive: flag(), isRequirement: flag(), hasAsyncOverload: flag(), advice: string())
  }

  private mutating func condition() -> Condition {
    Condition(number: next(), argument: next(), operand: list())
  }

  private mutating func closureParameter() -> ClosureParameter {
    ClosureParameter(
      modules: list(), receiver: optionalString(), baseName: string(), labels: list(), isOptional: flagList(),
      closure: next(), runs: value(), isFunctionAsync: [nil, false, true][next()], blocksCaller: flag(),
      holdsLock: flag(), isAssignment: flag(), parameterCount: optionalCount())
  }

  private mutating func knownMember() -> KnownMember {
    let (modules, receiver, baseName) = (list(), optionalString(), string())
    let (hasLabels, labels) = (flag(), list())
    return KnownMember(
      modules: modules, receiver: receiver, baseName: baseName, labels: hasLabels ? labels : nil,
      isOptional: flagList(), type: string())
  }

  private mutating func array<Element>(_ element: (inout CatalogueUnpacker) -> Element) -> [Element] {
    let count = next()
    return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count {
        buffer.initializeElement(at: index, to: element(&self))
        initialized = index + 1
      }
    }
  }

  /// 0 beyond the end, so that an empty table is an empty catalogue.
  @inline(__always)
  private mutating func next() -> Int {
    guard position + 1 < table.count else { return 0 }
    let high = Int(table[position]) - Int(PackedDigit.first)
    let low = Int(table[position + 1]) - Int(PackedDigit.first)
    position += 2
    return high * PackedDigit.base + low
  }

  private mutating func flag() -> Bool { next() != 0 }
  private mutating func string() -> String { strings[next()] }
  private mutating func list() -> [String] { lists[next()] }
  private mutating func flagList() -> [Bool] { flags[next()] }

  private mutating func optionalString() -> String? {
    let number = next()
    return number == 0 ? nil : strings[number - 1]
  }

  private mutating func value<Value: CaseIterable>() -> Value where Value.AllCases == [Value] {
    Value.allCases[next()]
  }

  private mutating func optionalCount() -> Int? {
    let number = next()
    return number == 0 ? nil : number - 1
  }

  private mutating func optionalValue<Value: CaseIterable>() -> Value? where Value.AllCases == [Value] {
    let number = next()
    return number == 0 ? nil : Value.allCases[number - 1]
  }
}
