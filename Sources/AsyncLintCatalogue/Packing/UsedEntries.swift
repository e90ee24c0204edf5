/// Which entries of a packed catalogue can matter to a program.
extension CatalogueUnpacker {
  /// See `CatalogueSource.catalogue(for:)`.
  mutating func catalogue(
    documents: [CatalogueDocument], for isName: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Catalogue {
    let rules = rules(documents: documents)
    lookAhead { unpacker in unpacker.followTypes(isName) }
    return Catalogue(
      rules: rules, symbols: usedEntries(isName) { unpacker in unpacker.symbol() },
      closureParameters: usedEntries(isName) { unpacker in unpacker.closureParameter() },
      knownMembers: usedEntries(isName) { unpacker in unpacker.knownMember() },
      knownSupertypes: usedEntries(isName) { unpacker in unpacker.knownSupertype() },
      moduleBases: array { unpacker in unpacker.moduleBase() }, otherModules: list())
  }

  private mutating func usedEntries<Element>(
    _ isName: (UnsafeBufferPointer<UInt8>) -> Bool, _ element: (inout CatalogueUnpacker) -> Element
  ) -> [Element] {
    var used: [Element] = []
    for _ in 0..<next() {
      let head = head()
      if head.isNeeded || isUsed(head.name, isName) || isUsed(receiver: head.receiver, isName) {
        used.append(element(&self))
      } else {
        skip(head.length)
      }
    }
    return used
  }

  /// The types of the members that can be asked for, and what these types inherit from, are used as well.
  private mutating func followTypes(_ isName: (UnsafeBufferPointer<UInt8>) -> Bool) {
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
    var isTypeName = [Bool](repeating: false, count: isUsed.count)
    for head in leads {
      for index in 0..<textCount(ofList: head.types) { isTypeName[text(index, ofList: head.types)] = true }
    }
    leads.removeAll { head in head.name.map { !isTypeName[$0] && !isUsed($0, isName) } ?? false }
    var count = 0
    while count != leads.count {
      count = leads.count
      leads.removeAll { head in
        guard head.name == nil || isUsed(head.name, isName),
          head.receiver == nil || isUsed(receiver: head.receiver, isName)
        else { return false }
        for index in 0..<textCount(ofList: head.types) { isUsed[text(index, ofList: head.types)] = true }
        return true
      }
    }
  }

  private mutating func isUsed(receiver: Int?, _ isName: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    guard let receiver else { return false }
    for index in 0..<textCount(ofList: receiver) where isUsed(text(index, ofList: receiver), isName) { return true }
    return false
  }

  private mutating func isUsed(_ text: Int?, _ isName: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    guard let text else { return false }
    if let known = isUsed[text] { return known }
    let isUsed = isName(bytes(ofText: text))
    self.isUsed[text] = isUsed
    return isUsed
  }
}
