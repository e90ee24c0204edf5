/// What a symbol line, a closure line and a known member have in common: `Module|Module.Type.name(label:[label:])`.
struct Signature {
  var modules: [String]
  var receiver: String?
  var baseName: String
  /// nil without parentheses.
  var labels: [String]?
  var isOptional: [Bool]
}

let signatureForm = "'Module.Type.name(label:_:[optionalLabel:])'"

/// The `Module|Module.Type.` of a signature: where it stands and what it says.
struct SignaturePrefix {
  var range = 0..<0
  var modules: [String] = []
  var receiver: String?
}

extension DocumentReader {
  /// Parses the signature that fills `range`.
  mutating func signature(_ range: Range<Int>) throws(CatalogueError) -> Signature {
    let open = first(Byte.parenthesisOpen, in: range)
    let path = range.lowerBound..<(open ?? range.upperBound)
    var nameStart = path.lowerBound + lastPrefix.range.count
    if nameStart >= path.upperBound || first(Byte.dot, in: nameStart..<path.upperBound) != nil
      || !isSame(lastPrefix.range, path.lowerBound..<nameStart) || lastPrefix.range.isEmpty
    {
      nameStart = try parsePrefix(of: path)
    }
    let baseName = text(nameStart..<path.upperBound)
    guard let open else {
      return Signature(
        modules: lastPrefix.modules, receiver: lastPrefix.receiver, baseName: baseName, labels: nil, isOptional: [])
    }
    guard bytes[range.upperBound - 1] == Byte.parenthesisClose else {
      throw error(range.lowerBound, "\"\(text(range))\" does not end in \")\"; expected \(signatureForm)")
    }
    let (labels, isOptional) = try labels(open + 1..<range.upperBound - 1)
    return Signature(
      modules: lastPrefix.modules, receiver: lastPrefix.receiver, baseName: baseName, labels: labels,
      isOptional: isOptional)
  }

  /// Remembers the modules and the type before the last name of `path`, and returns where that name begins. An operator
  /// (`??`) is a name too.
  private mutating func parsePrefix(of path: Range<Int>) throws(CatalogueError) -> Int {
    guard let afterModules = first(Byte.dot, in: path), afterModules > path.lowerBound else {
      throw error(path.lowerBound, "no module before \"\(text(path))\"; expected \(signatureForm)")
    }
    var nameStart = path.upperBound
    while bytes[nameStart - 1] != Byte.dot { nameStart -= 1 }
    if nameStart == path.upperBound {
      throw error(path.lowerBound, "no name in \"\(text(path))\"; expected \(signatureForm)")
    }
    try checkPrefix(path.lowerBound..<nameStart, of: path)
    lastPrefix = SignaturePrefix(
      range: path.lowerBound..<nameStart,
      modules: bytes[path.lowerBound..<afterModules].split(separator: Byte.bar).map {
        String(decoding: $0, as: UTF8.self)
      },
      receiver: afterModules + 1 < nameStart ? text(afterModules + 1..<nameStart - 1) : nil)
    return nameStart
  }

  /// The labels of `_:label:[optional:]`.
  private func labels(_ range: Range<Int>) throws(CatalogueError) -> ([String], [Bool]) {
    if range.isEmpty { return ([], []) }
    if range.count == 2, bytes[range.lowerBound] == Byte.underscore, bytes[range.lowerBound + 1] == Byte.colon {
      return (SharedLabels.single, SharedLabels.required(1))
    }
    var labels: [String] = []
    var count = 0
    for byte in bytes[range] where byte == Byte.colon { count += 1 }
    labels.reserveCapacity(count)
    var isOptional: [Bool] = first(Byte.bracketOpen, in: range) == nil ? SharedLabels.required(count) : []
    let hasOptional = isOptional.isEmpty
    var index = range.lowerBound
    while index < range.upperBound {
      let isBracketed = bytes[index] == Byte.bracketOpen
      if isBracketed { index += 1 }
      let start = index
      while index < range.upperBound, Byte.isIdentifier(bytes[index]) { index += 1 }
      guard index > start, index < range.upperBound, bytes[index] == Byte.colon else {
        throw error(range.lowerBound, "labels \"\(text(range))\"; expected each as 'label:', '_:' or '[label:]'")
      }
      labels.append(index == start + 1 && bytes[start] == Byte.underscore ? "_" : text(start..<index))
      if hasOptional { isOptional.append(isBracketed) }
      index += 1
      if isBracketed {
        guard index < range.upperBound, bytes[index] == Byte.bracketClose else {
          throw error(range.lowerBound, "labels \"\(text(range))\"; expected one label in each pair of brackets")
        }
        index += 1
      }
    }
    return (labels, isOptional)
  }

  /// Modules and types are identifiers with one bar or dot between them; `*` is any module.
  private func checkPrefix(_ range: Range<Int>, of path: Range<Int>) throws(CatalogueError) {
    var isSeparated = true
    for index in range {
      let byte = bytes[index]
      if Byte.isIdentifier(byte) || (byte == Byte.star && index == range.lowerBound) {
        isSeparated = false
      } else if !isSeparated, byte == Byte.dot || byte == Byte.bar {
        isSeparated = true
      } else {
        throw error(index, "\"\(text(path))\" is not a path of names; expected \(signatureForm)")
      }
    }
  }
}

/// Half of all signatures have one unlabelled parameter, and most have none that is optional: they share their arrays.
private enum SharedLabels {
  static let single = ["_"]

  static func required(_ count: Int) -> [Bool] {
    count < table.count ? table[count] : Array(repeating: false, count: count)
  }

  private static let table = (0..<8).map { Array(repeating: false, count: $0) }
}
