let knownTypeForm =
  "'Module.Type.member : Type', 'Module.Type < Supertype, Supertype' or 'module Name > Module Module'"

/// Parses `known-types.md` into a catalogue: every ` ```known-types ` block of it.
///
/// - Throws: all mistakes; what is right has been added.
func appendKnownTypes(path: String, text: String, to catalogue: inout Catalogue) throws(CatalogueError) {
  try readBlocks("```known-types", path: path, text: text, form: knownTypeForm) {
    (reader, line) throws(CatalogueError) in
    try reader.addKnownType(line, to: &catalogue)
  }
}

extension DocumentReader {
  fileprivate func addKnownType(_ line: Range<Int>, to catalogue: inout Catalogue) throws(CatalogueError) {
    if hasPrefix("module ", line) {
      catalogue.moduleBases.append(try moduleBase(trimmed(line.lowerBound + 7..<line.upperBound), line: line))
    } else if let colon = first(separator: ":", in: line) {
      let signature = try signature(trimmed(line.lowerBound..<colon))
      catalogue.knownMembers.append(
        KnownMember(
          modules: signature.modules, receiver: signature.receiver, baseName: signature.baseName,
          labels: signature.labels, isOptional: signature.isOptional, type: try typeText(colon + 1, line: line)))
    } else if let less = first(separator: "<", in: line) {
      let signature = try signature(trimmed(line.lowerBound..<less))
      let type = signature.receiver.map { $0 + "." + signature.baseName } ?? signature.baseName
      catalogue.knownSupertypes.append(
        KnownSupertype(
          modules: signature.modules, type: type,
          supertypes: try names(less + 1..<line.upperBound, separator: Byte.comma, line: line)))
    } else {
      throw error(line.lowerBound, "\"\(excerpt(line))\"; expected \(knownTypeForm)")
    }
  }

  private func moduleBase(_ range: Range<Int>, line: Range<Int>) throws(CatalogueError) -> ModuleBase {
    guard let greater = first(separator: ">", in: range), greater > range.lowerBound else {
      throw error(line.lowerBound, "\"\(excerpt(line))\"; expected 'module Name > Module Module'")
    }
    return ModuleBase(
      module: text(trimmed(range.lowerBound..<greater)),
      bases: try names(greater + 1..<range.upperBound, separator: 0x20, line: line))
  }

  private func typeText(_ start: Int, line: Range<Int>) throws(CatalogueError) -> String {
    let type = trimmed(start..<line.upperBound)
    if !isBalanced(type) {
      throw error(line.lowerBound, "\"\(excerpt(type))\" is no type; expected each bracket in it to be closed")
    }
    if type.isEmpty { throw error(line.lowerBound, "no type in \"\(excerpt(line))\"; expected \(knownTypeForm)") }
    return text(type)
  }

  /// Whether brackets close in the order in which they open; the `>` of an arrow is none.
  private func isBalanced(_ range: Range<Int>) -> Bool {
    let pairs: [UInt8: UInt8] = [
      UInt8(ascii: ")"): UInt8(ascii: "("), UInt8(ascii: "]"): UInt8(ascii: "["), UInt8(ascii: ">"): UInt8(ascii: "<"),
    ]
    var open: [UInt8] = []
    var last: UInt8 = 0
    for byte in bytes[range] {
      if pairs.values.contains(byte) { open.append(byte) }
      let isArrow = byte == UInt8(ascii: ">") && last == UInt8(ascii: "-")
      if let opening = pairs[byte], !isArrow, open.popLast() != opening { return false }
      last = byte
    }
    return open.isEmpty
  }

  private func names(_ range: Range<Int>, separator: UInt8, line: Range<Int>) throws(CatalogueError) -> [String] {
    let names = parts(of: range, separator: separator)
    if names.isEmpty {
      throw error(line.lowerBound, "nothing named in \"\(excerpt(line))\"; expected \(knownTypeForm)")
    }
    return names
  }
}
