import AsyncLintSyntax

extension Analyzer {
  /// A type in Swift's words, as far as it is known; `_` for what is not.
  func description(of type: SwiftType) -> String {
    switch type {
    case .unknown: return "_"
    case .nominal(let nominal, let arguments):
      if nominal == external.optional, arguments.count == 1 { return description(of: arguments[0]) + "?" }
      if nominal == external.array, arguments.count == 1 { return "[\(description(of: arguments[0]))]" }
      if nominal == external.dictionary, arguments.count == 2 {
        return "[\(description(of: arguments[0])): \(description(of: arguments[1]))]"
      }
      let path = typePath(nominal)
      guard arguments.contains(where: { !$0.isUnknown }) else { return path }
      return "\(path)<\(arguments.map { description(of: $0) }.joined(separator: ", "))>"
    case .tuple(let elements):
      let parts = elements.map { ($0.label == 0 ? "" : text($0.label) + ": ") + description(of: $0.type) }
      return "(\(parts.joined(separator: ", ")))"
    case .function(let function):
      let parameters = function.parameters.map { description(of: $0) }.joined(separator: ", ")
      return "(\(parameters)) \(function.isAsync ? "async " : "")-> \(description(of: function.result))"
    case .metatype(let type): return description(of: type) + ".Type"
    case .parameter(let place): return text(file(place).name(place.node))
    case .placeholder(let name): return text(name)
    case .composition(let types): return types.map { description(of: $0) }.joined(separator: " & ")
    case .module(let name): return "module \(text(name))"
    }
  }
}
