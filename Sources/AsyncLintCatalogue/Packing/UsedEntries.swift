/// Which entries of a packed catalogue can matter to a program.
extension CatalogueUnpacker {
  /// See `CatalogueSource.catalogue(for:)`.
  mutating func catalogue(
    documents: [CatalogueDocument], for use: (UnsafeBufferPointer<UInt8>) -> NameUse
  ) -> Catalogue {
    let rules = rules(documents: documents)
    lookAhead { unpacker in unpacker.followTypes(use) }
    var receivers = Receivers(textCount: uses.count)
    return Catalogue(
      rules: rules, symbols: usedEntries(use, &receivers) { unpacker in unpacker.symbol() },
      closureParameters: usedEntries(use, &receivers) { unpacker in unpacker.closureParameter() },
      knownMembers: usedEntries(use, &receivers) { unpacker in unpacker.knownMember() },
      knownSupertypes: usedEntries(use, &receivers) { unpacker in unpacker.knownSupertype() },
      moduleBases: array { unpacker in unpacker.moduleBase() }, otherModules: list(), receivers: receivers.all)
  }

  /// The types of the entries, each mostly once.
  private struct Receivers {
    var all: [Receiver] = []
    /// By text: the number of the list of modules that it was found with last, plus one.
    var lastModules: [UInt16]

    init(textCount: Int) { lastModules = Array(repeating: 0, count: textCount) }
  }

  private mutating func usedEntries<Element>(
    _ use: (UnsafeBufferPointer<UInt8>) -> NameUse, _ receivers: inout Receivers,
    _ element: (inout CatalogueUnpacker) -> Element
  ) -> [Element] {
    var used: [Element] = []
    for _ in 0..<next() {
      let head = head()
      let isOfType = isUsed(receiver: head.receiver, use)
      let isWanted =
        head.isNeeded || self.use(of: head.name, use) == .used
        || isOfType && (head.name == nil || self.use(of: head.name, use) == .asked)
      if isOfType || isWanted, head.name != nil { note(&receivers) }
      if isWanted {
        used.append(element(&self))
      } else {
        skip(head.length)
      }
    }
    return used
  }

  /// Notes the type of the entry that begins here.
  private mutating func note(_ receivers: inout Receivers) {
    lookAhead { unpacker in
      let (modules, receiver) = (unpacker.next(), unpacker.next() - 1)
      guard receiver >= 0, receivers.lastModules[receiver] != UInt16(modules + 1) else { return }
      receivers.lastModules[receiver] = UInt16(modules + 1)
      receivers.all.append(Receiver(modules: unpacker.list(modules), type: unpacker.string(receiver)))
    }
  }

  /// The types of the members that can be asked for, and what these types inherit from, are used as well.
  private mutating func followTypes(_ use: (UnsafeBufferPointer<UInt8>) -> NameUse) {
    // Symbols and closures lead nowhere.
    for _ in 0..<2 {
      for _ in 0..<next() { skip(head().length) }
    }
    var leads: [Head] = []
    for _ in 0..<2 {
      for _ in 0..<next() {
        let head = head()
        leads.append(head)
        skip(head.length)
      }
    }
    // What neither is a name of the program nor may become one leads nowhere.
    var isTypeName = [Bool](repeating: false, count: uses.count)
    for head in leads {
      for index in 0..<textCount(ofList: head.types) { isTypeName[text(index, ofList: head.types)] = true }
    }
    leads.removeAll { head in head.name.map { !isTypeName[$0] && self.use(of: $0, use) != .used } ?? false }
    var count = 0
    while count != leads.count {
      count = leads.count
      leads.removeAll { head in
        guard head.name == nil || self.use(of: head.name, use) == .used,
          head.receiver == nil || isUsed(receiver: head.receiver, use)
        else { return false }
        for index in 0..<textCount(ofList: head.types) { uses[text(index, ofList: head.types)] = .used }
        return true
      }
    }
  }

  private mutating func isUsed(receiver: Int?, _ use: (UnsafeBufferPointer<UInt8>) -> NameUse) -> Bool {
    guard let receiver else { return false }
    for index in 0..<textCount(ofList: receiver)
    where self.use(of: text(index, ofList: receiver), use) == .used { return true }
    return false
  }

  private mutating func use(of text: Int?, _ use: (UnsafeBufferPointer<UInt8>) -> NameUse) -> NameUse {
    guard let text else { return .none }
    if let known = uses[text] { return known }
    let answer = use(bytes(ofText: text))
    uses[text] = answer
    return answer
  }
}
