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
  func signature(_ range: Range<Int>) throws(CatalogueError) -> Signature {
    let open = first(Byte.parenthesisOpen, in: range)
    let path = range.lowerBound..<(open ?? range.upperBound)
    guard let afterModules = first(Byte.dot, in: path), afterModules > path.lowerBound else {
      throw error(path.lowerBound, "no module before \"\(excerpt(range))\"; expected \(signatureForm)")
    }
    guard let beforeName = dotBeforeName(in: path), beforeName + 1 < path.upperBound else {
      throw error(path.lowerBound, "no name in \"\(excerpt(range))\"; expected \(signatureForm)")
    }
    try checkPrefix(path.lowerBound...beforeName, of: range)
    guard isName(beforeName + 1..<path.upperBound) else {
      throw error(
        path.lowerBound, "\"\(excerpt(beforeName + 1..<path.upperBound))\" is no name; expected \(signatureForm)")
    }
    var signature = Signature(
      modules: parts(of: path.lowerBound..<afterModules, separator: Byte.bar),
      receiver: afterModules < beforeName ? text(afterModules + 1..<beforeName) : nil,
      baseName: text(beforeName + 1..<path.upperBound), labels: nil, isOptional: [])
    guard let open else { return signature }
    guard bytes[range.upperBound - 1] == Byte.parenthesisClose else {
      throw error(range.lowerBound, "\"\(excerpt(range))\" does not end in \")\"; expected \(signatureForm)")
    }
    let (labels, isOptional) = try labels(open + 1..<range.upperBound - 1)
    signature.labels = labels
    signature.isOptional = isOptional
    return signature
  }

  /// An identifier, with backticks or a dollar sign perhaps, or an operator: nothing else, as the `static parse` of `VendorSDK.static parse(_:)`.
  private func isName(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { Byte.isIdentifier($0) || $0 == Byte.backtick || $0 == Byte.dollar }
      || bytes[range].allSatisfy(Byte.isOperator)
  }

  /// An operator (`??`) is a name too, and may be made of dots: the `..<` of `Swift.Range...<`.
  private func dotBeforeName(in path: Range<Int>) -> Int? {
    guard let last = bytes[path].lastIndex(of: Byte.dot), last + 1 < path.upperBound,
      !Byte.isIdentifier(bytes[last + 1]),
      let end = bytes[path.lowerBound..<last].lastIndex(where: Byte.isIdentifier), bytes[end + 1] == Byte.dot
    else { return bytes[path].lastIndex(of: Byte.dot) }
    return end + 1
  }

  /// The labels of `_:label:[optional:]`.
  private func labels(_ range: Range<Int>) throws(CatalogueError) -> ([String], [Bool]) {
    var labels: [String] = []
    var isOptional: [Bool] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let isBracketed = bytes[index] == Byte.bracketOpen
      if isBracketed { index += 1 }
      let start = index
      while index < range.upperBound, Byte.isIdentifier(bytes[index]) { index += 1 }
      guard index > start, index < range.upperBound, bytes[index] == Byte.colon else {
        throw error(
          range.lowerBound, "labels \"\(excerpt(range, from: start))\"; expected each as 'label:', '_:' or '[label:]'")
      }
      labels.append(text(start..<index))
      isOptional.append(isBracketed)
      index += 1
      if isBracketed {
        guard index < range.upperBound, bytes[index] == Byte.bracketClose else {
          throw error(
            range.lowerBound, "labels \"\(excerpt(range, from: start))\"; expected one label in each pair of brackets")
        }
        index += 1
      }
    }
    return (labels, isOptional)
  }

  /// Modules and types are identifiers with one bar or dot between them; `*` is any module.
  private func checkPrefix(_ prefix: ClosedRange<Int>, of range: Range<Int>) throws(CatalogueError) {
    var isSeparated = true
    for index in prefix {
      let byte = bytes[index]
      if Byte.isIdentifier(byte) || (byte == Byte.star && index == prefix.lowerBound) {
        isSeparated = false
      } else if !isSeparated, byte == Byte.dot || byte == Byte.bar {
        isSeparated = true
      } else {
        throw error(index, "\"\(excerpt(range))\" is not a path of names; expected \(signatureForm)")
      }
    }
  }
}
