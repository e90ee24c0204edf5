/// Writes the numbers of a packed catalogue, in the order in which `CatalogueUnpacker` reads them.
struct CataloguePacker {
  private(set) var largest = 0
  private var entries: [Int] = []
  private var strings = Pool<String>()
  private var lists = Pool<[String]>()
  private var flags = Pool<[Bool]>()

  private static let membersUsedUnnamed: Set<String> = ["wrappedValue", "projectedValue", "makeIterator", "subscript"]

  mutating func add(_ catalogue: Catalogue) {
    add(catalogue.rules) { packer, rule in packer.add(rule) }
    var kinds: Set<[Int]> = []
    add(catalogue.symbols) { packer, symbol in
      // Whether a rule has entries of a weight is asked also where nothing bears their names.
      let isFirst = kinds.insert([symbol.rule, symbol.severity.map { number(of: $0) } ?? -1]).inserted
      packer.addEntry(receiver: symbol.receiver, name: symbol.baseName, isNeeded: isFirst) { $0.add(symbol) }
    }
    add(catalogue.closureParameters) { packer, parameter in
      packer.addEntry(receiver: parameter.receiver, name: parameter.baseName) { $0.add(parameter) }
    }
    add(catalogue.knownMembers) { packer, member in
      // `$0` may be called anything, and the label of a parameter (`withTaskGroup.body`) left out. `$name` and `for` loops name no member, nor do subscripts.
      let isLabel = member.receiver?.split(separator: ".").last?.first?.isLowercase ?? false
      let isUnnamed = isLabel || member.baseName.hasPrefix("$") || Self.membersUsedUnnamed.contains(member.baseName)
      let name = isUnnamed ? nil : member.baseName
      packer.addEntry(receiver: member.receiver, name: name, types: [member.type]) { $0.add(member) }
    }
    add(catalogue.knownSupertypes) { packer, entry in
      packer.addEntry(receiver: entry.type, name: nil, types: entry.supertypes) { packer in
        packer.add(entry.modules)
        packer.add(entry.type)
        packer.add(entry.supertypes)
      }
    }
    add(catalogue.moduleBases) { packer, entry in
      packer.add(entry.module)
      packer.add(entry.bases)
    }
    let lists =
      catalogue.symbols.map(\.modules) + catalogue.closureParameters.map(\.modules)
      + catalogue.knownMembers.map(\.modules) + catalogue.knownSupertypes.map(\.modules)
    add(Set(lists.joined()).union(catalogue.otherModules).sorted())
  }

  /// Texts and lists first: the entries name them.
  var packed: PackedCatalogue {
    var numbers = [strings.values.count] + strings.values.map(\.utf8.count)
    numbers.append(lists.values.count)
    for list in lists.values {
      numbers.append(list.count)
      numbers += list.map { strings.numbers[$0] ?? 0 }
    }
    numbers.append(flags.values.count)
    for list in flags.values {
      numbers.append(list.count)
      numbers += list.map { $0 ? 1 : 0 }
    }
    numbers += entries
    var table: [UInt8] = []
    for number in numbers {
      table.append(PackedDigit.first + UInt8(number / PackedDigit.base % PackedDigit.base))
      table.append(PackedDigit.first + UInt8(number % PackedDigit.base))
    }
    return PackedCatalogue(strings: strings.values.joined(), table: String(decoding: table, as: UTF8.self))
  }

  /// An entry behind what decides whether a program uses it: `CatalogueUnpacker.Head`. Its modules and receiver come first.
  private mutating func addEntry(
    receiver: String?, name: String?, types: [String] = [], isNeeded: Bool = false,
    _ addFields: (inout CataloguePacker) -> Void
  ) {
    if let receiver { add(lists.number(of: words(of: [receiver])) + 1) } else { add(0) }
    add(name)
    add(words(of: types))
    add(isNeeded)
    let length = entries.count
    add(0)
    addFields(&self)
    entries[length] = entries.count - length - 1
  }

  /// The names in texts of types, which are numbered as texts then.
  private mutating func words(of texts: [String]) -> [String] {
    let words = texts.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map { String($0) } }
    for word in words { _ = textNumber(word) }
    return words
  }

  private mutating func add(_ rule: Rule) {
    add(rule.name)
    add(rule.lane)
    add(rule.severity)
    add(rule.category)
    add(rule.isOnByDefault)
    add(rule.since)
    add(rule.summary)
  }

  private mutating func add(_ symbol: Symbol) {
    add(symbol.modules)
    add(symbol.receiver)
    add(symbol.rule)
    add(symbol.isStatic)
    add(symbol.kind.number)
    add(symbol.baseName)
    add(symbol.labels)
    add(symbol.isOptional)
    add(symbol.conditions) { packer, condition in packer.add(condition) }
    add(symbol.severity.map { number(of: $0) + 1 } ?? 0)
    add(symbol.lane.map { number(of: $0) + 1 } ?? 0)
    add(symbol.isDistinctive)
    add(symbol.isRequirement)
    add(symbol.waits)
    add(symbol.isNonthrowing)
    add(symbol.servesMainThread)
    add(symbol.hasAsyncOverload)
    add(symbol.advice)
  }

  private mutating func add(_ condition: Condition) {
    let (number, argument, operand) = condition.numbers
    add(number)
    add(argument)
    add(operand)
  }

  private mutating func add(_ parameter: ClosureParameter) {
    add(parameter.modules)
    add(parameter.receiver)
    add(parameter.baseName)
    add(parameter.labels)
    add(parameter.isOptional)
    add(parameter.closure)
    add(parameter.runs)
    add(parameter.isFunctionAsync.map { $0 ? 2 : 1 } ?? 0)
    add(parameter.blocksCaller)
    add(parameter.holdsLock)
    add(parameter.isOnMainActor)
    add(parameter.isAssignment)
    add(parameter.parameterCount.map { $0 + 1 } ?? 0)
    add(parameter.needsKnownReceiver)
    add(parameter.instead)
  }

  private mutating func add(_ member: KnownMember) {
    add(member.modules)
    add(member.receiver)
    add(member.baseName)
    add(member.labels != nil)
    add(member.labels ?? [])
    add(member.isOptional)
    add(member.type)
  }

  private mutating func add<Element>(_ elements: [Element], _ add: (inout CataloguePacker, Element) -> Void) {
    self.add(elements.count)
    for element in elements { add(&self, element) }
  }

  private mutating func add(_ number: Int) {
    largest = max(largest, number)
    entries.append(number)
  }

  private mutating func add(_ flag: Bool) { add(flag ? 1 : 0) }
  private mutating func add(_ text: String) { add(textNumber(text)) }
  private mutating func add(_ list: [Bool]) { add(flags.number(of: list)) }

  /// nil is no string, which the first one would be.
  private mutating func add(_ text: String?) { add(text.map { textNumber($0) + 1 } ?? 0) }

  private mutating func add(_ list: [String]) {
    for text in list { _ = textNumber(text) }
    add(lists.number(of: list))
  }

  private mutating func textNumber(_ text: String) -> Int {
    let number = strings.number(of: text)
    largest = max(largest, number, text.utf8.count)
    return number
  }

  private mutating func add<Value: CaseIterable & Equatable>(_ value: Value) { add(number(of: value)) }
}

/// Distinct values, numbered in the order in which they first came.
private struct Pool<Value: Hashable> {
  private(set) var values: [Value] = []
  private(set) var numbers: [Value: Int] = [:]

  mutating func number(of value: Value) -> Int {
    if let number = numbers[value] { return number }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }
}

private func number<Value: CaseIterable & Equatable>(of value: Value) -> Int {
  for (number, candidate) in Value.allCases.enumerated() where candidate == value { return number }
  return 0
}
