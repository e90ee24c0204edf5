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

extension DocumentReader {
  /// Parses the signature that fills `range`.
  mutating func signature(_ range: Range<Int>) throws(CatalogueError) -> Signature {
    let open = first(Byte.parenthesisOpen, in: range)
    let path = range.lowerBound..<(open ?? range.upperBound)
    guard let afterModules = first(Byte.dot, in: path), afterModules > path.lowerBound else {
      throw error(range.lowerBound, "no module before \"\(text(range))\"; expected \(signatureForm)")
    }
    guard let nameStart = lastName(in: afterModules..<path.upperBound) else {
      throw error(range.lowerBound, "no name in \"\(text(range))\"; expected \(signatureForm)")
    }
    try checkPath(path.lowerBound..<nameStart, whole: range)
    let receiver = afterModules + 1 < nameStart ? text(afterModules + 1..<nameStart - 1) : nil
    let modules = modules(path.lowerBound..<afterModules)
    let baseName = text(nameStart..<path.upperBound)
    guard let open else {
      return Signature(modules: modules, receiver: receiver, baseName: baseName, labels: nil, isOptional: [])
    }
    guard bytes[range.upperBound - 1] == Byte.parenthesisClose else {
      throw error(range.lowerBound, "\"\(text(range))\" does not end in \")\"; expected \(signatureForm)")
    }
    let (labels, isOptional) = try labels(open + 1..<range.upperBound - 1)
    return Signature(
      modules: modules, receiver: receiver, baseName: baseName, labels: labels, isOptional: isOptional)
  }

  /// The labels of `_:label:[optional:]`.
  private func labels(_ range: Range<Int>) throws(CatalogueError) -> ([String], [Bool]) {
    if range.isEmpty { return ([], []) }
    if range.count == 2, bytes[range.lowerBound] == Byte.underscore, bytes[range.lowerBound + 1] == Byte.colon {
      return (SharedLabels.single, SharedLabels.required)
    }
    var labels: [String] = []
    var isOptional: [Bool] = []
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
      isOptional.append(isBracketed)
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

  /// Where the last component of a dotted path begins. An operator (`??`) is a component too.
  private func lastName(in range: Range<Int>) -> Int? {
    var index = range.upperBound
    while index > range.lowerBound, bytes[index - 1] != Byte.dot { index -= 1 }
    return index > range.lowerBound && index < range.upperBound ? index : nil
  }

  /// Modules and types are identifiers with one bar or dot between them; `*` is any module.
  private func checkPath(_ range: Range<Int>, whole: Range<Int>) throws(CatalogueError) {
    var isSeparated = true
    for index in range {
      let byte = bytes[index]
      if Byte.isIdentifier(byte) || (byte == Byte.star && index == range.lowerBound) {
        isSeparated = false
      } else if !isSeparated, byte == Byte.dot || byte == Byte.bar {
        isSeparated = true
      } else {
        throw error(index, "\"\(text(whole))\" is not a path of names; expected \(signatureForm)")
      }
    }
  }
}

/// Half of all signatures have one unlabelled parameter: they share its arrays.
private enum SharedLabels {
  static let single = ["_"]
  static let required = [false]
}
