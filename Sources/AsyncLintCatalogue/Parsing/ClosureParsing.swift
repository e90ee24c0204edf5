let closureForm =
  "'CLASS Module.Type.name(label:) closureLabel [; async-function] [; sync-function] [; blocks-caller] [; holds-lock] "
  + "[; main-actor] [; known-receiver] [; takes N] [-> CODE]'"

/// Parses `closures.md`: every ` ```closures ` block of it.
///
/// - Throws: all mistakes.
public func parseClosureParameters(path: String, text: String) throws(CatalogueError) -> [ClosureParameter] {
  var parameters: [ClosureParameter] = []
  try readBlocks("```closures", path: path, text: text, form: closureForm) { (reader, line) throws(CatalogueError) in
    parameters.append(try reader.closureParameter(line))
  }
  return parameters
}

extension DocumentReader {
  func closureParameter(_ whole: Range<Int>) throws(CatalogueError) -> ClosureParameter {
    let arrow = first(separator: "->", in: whole)
    let line = trimmed(whole.lowerBound..<(arrow ?? whole.upperBound))
    let attributes = first(Byte.semicolon, in: line)
    let declaration = trimmed(line.lowerBound..<(attributes ?? line.upperBound))
    guard let (word, path, label) = threeWords(declaration) else {
      throw error(line.lowerBound, "\"\(excerpt(line))\"; expected \(closureForm)")
    }
    let runs = try closureClass(word)
    let signature = try signature(path)
    var parameter = ClosureParameter(
      modules: signature.modules, receiver: signature.receiver, baseName: signature.baseName,
      labels: signature.labels ?? [], isOptional: signature.isOptional, closure: 0, runs: runs, isFunctionAsync: nil,
      blocksCaller: false, holdsLock: false, isAssignment: isEqual(label, "="))
    if parameter.isAssignment {
      guard signature.labels == nil else {
        throw error(
          path.lowerBound, "\"=\" after \"\(excerpt(path))\"; expected a property without parentheses before it")
      }
    } else {
      parameter.closure = try closureIndex(label, of: parameter)
    }
    if let attributes { try applyAttributes(attributes + 1..<line.upperBound, to: &parameter) }
    if let arrow {
      let code = trimmed(arrow + 2..<whole.upperBound)
      guard hasPrefix("try await ", code) || hasPrefix("await ", code) else {
        throw error(arrow, "\"\(excerpt(code))\" behind \"->\"; expected code that begins with 'try await' or 'await'")
      }
      parameter.instead = text(code)
    }
    return parameter
  }

  private func closureClass(_ word: Range<Int>) throws(CatalogueError) -> ClosureParameter.Class {
    guard let runs = ClosureParameter.Class(rawValue: text(word)) else {
      let expected = ClosureParameter.Class.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw error(word.lowerBound, "unknown class \"\(excerpt(word))\"; expected one of \(expected)")
    }
    return runs
  }

  private func threeWords(_ range: Range<Int>) -> (Range<Int>, Range<Int>, Range<Int>)? {
    guard let firstEnd = first(Byte.space, in: range), let lastBlank = bytes[range].lastIndex(of: Byte.space),
      firstEnd < lastBlank
    else { return nil }
    return (
      range.lowerBound..<firstEnd, trimmed(firstEnd..<lastBlank), lastBlank + 1..<range.upperBound
    )
  }

  /// The parameter named by its label, or by `#1` (counted from 0) where several have that label.
  private func closureIndex(_ label: Range<Int>, of parameter: ClosureParameter) throws(CatalogueError) -> Int {
    if bytes[label.lowerBound] == Byte.hash {
      if let index = Int(text(label.lowerBound + 1..<label.upperBound)), parameter.labels.indices.contains(index) {
        return index
      }
    } else {
      let name = text(label)
      if let index = parameter.labels.firstIndex(of: name), parameter.labels.lastIndex(of: name) == index {
        return index
      }
    }
    throw error(
      label.lowerBound,
      "\"\(excerpt(label))\" names no single parameter of \"\(parameter.baseName)\"; "
        + "expected one of its labels, or '#0', '#1' … where several are the same")
  }

  private func applyAttributes(
    _ range: Range<Int>, to parameter: inout ClosureParameter
  ) throws(CatalogueError) {
    var start = range.lowerBound
    while start <= range.upperBound {
      let end = first(Byte.semicolon, in: start..<range.upperBound) ?? range.upperBound
      let attribute = trimmed(start..<end)
      if isEqual(attribute, "async-function") {
        parameter.isFunctionAsync = true
      } else if isEqual(attribute, "sync-function") {
        parameter.isFunctionAsync = false
      } else if isEqual(attribute, "blocks-caller") {
        parameter.blocksCaller = true
      } else if isEqual(attribute, "holds-lock") {
        parameter.holdsLock = true
      } else if isEqual(attribute, "main-actor") {
        parameter.isOnMainActor = true
      } else if isEqual(attribute, "known-receiver") {
        parameter.needsKnownReceiver = true
      } else if hasPrefix("takes ", attribute), let count = Int(text(attribute.lowerBound + 6..<attribute.upperBound)) {
        parameter.parameterCount = count
      } else {
        throw error(range.lowerBound, "unknown attribute \"\(excerpt(attribute))\"; expected \(closureForm)")
      }
      start = end + 1
    }
  }
}
