import AsyncLintSyntax

/// A function to call in place of one of the standard library, whose closure may await on whatever actor it is written; nil: there is none.
func asyncTwin(ofSequenceFunction name: String) -> String? {
  let (type, statement): (String, String)
  switch name {
  case "map": (type, statement) = ("T", "values.append(try await transform(element))")
  case "compactMap":
    (type, statement) = ("T?", "if let value = try await transform(element) { values.append(value) }")
  default: return nil
  }
  let twin = "async\(name.prefix(1).uppercased())\(name.dropFirst())"
  return """
    call this in its place, and await it, or await before it:
    extension Sequence where Element: Sendable {
      func \(twin)<T>(
        isolation: isolated (any Actor)? = #isolation, _ transform: (Element) async throws -> \(type)
      ) async rethrows -> [T] {
        var values: [T] = []
        for element in self { \(statement) }
        return values
      }
    }
    """
}

extension Analyzer {
  /// `urls.map { … }` of what is known to be a sequence, and not an optional, whose elements may be Sendable.
  func isOfSequence(_ call: NodeID, in file: ProgramFile) -> Bool {
    let callee = calleeName(of: call, in: file)
    guard file.kind(callee) == .memberExpression, file.child(0, callee) != 0,
      file.kind(file.child(0, callee)) != .optionalChainExpression,
      case let type = typeOf(file.child(0, callee), in: file), let nominal = type.nominalID,
      isSendable(elementType(of: type, in: file)) != false
    else { return false }
    return [external.array, external.set, external.dictionary].contains(nominal)
      || !program.nominals[Int(nominal)].isProject
        && ["Range", "ClosedRange", "ArraySlice"].contains(text(program.nominals[Int(nominal)].name))
  }
}
