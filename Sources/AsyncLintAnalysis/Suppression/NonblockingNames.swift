import AsyncLintCatalogue

/// Functions of which a configuration says that they do not block, whatever is in them.
public struct NonblockingNames: Sendable {
  public let names: Set<String>

  /// As findings name functions, `Type.method(label:)`, with or without the module before it, with or without the parentheses. An
  /// initializer may be written as it is called, `Data(contentsOf:)`.
  public init(_ names: some Sequence<String>) { self.names = Set(names.flatMap { [$0] + initializer($0) }) }

  public var isEmpty: Bool { names.isEmpty }

  public func contains(_ name: String, in module: String) -> Bool {
    if names.isEmpty { return false }
    let bare = String(name.prefix { $0 != "(" })
    if names.contains(name) || names.contains(bare) { return true }
    return !module.isEmpty && (names.contains("\(module).\(name)") || names.contains("\(module).\(bare)"))
  }

  /// An API, also without the arguments that its calls may leave out.
  public func contains(_ symbol: Symbol) -> Bool {
    if symbol.modules.contains(where: { contains(symbol.displayName, in: $0) }) { return true }
    let bare = symbol.displayName.prefix { $0 != "(" }
    return names.contains { name in
      let head = name.prefix { $0 != "(" }
      guard head.endIndex < name.endIndex, head.hasSuffix(bare) else { return false }
      let module = head.dropLast(bare.count + 1)
      let labels = name[head.endIndex...].dropFirst().dropLast().split(separator: ":").map(String.init)
      return (head == bare || symbol.modules.contains(String(module)) && head == "\(module).\(bare)")
        && symbol.takes(labels)
    }
  }
}

/// `Data.init(contentsOf:)` for `Data(contentsOf:)`.
private func initializer(_ name: String) -> [String] {
  let head = name.prefix { $0 != "(" }
  guard head.endIndex < name.endIndex, head.split(separator: ".").last?.first?.isUppercase == true else { return [] }
  return ["\(head).init\(name[head.endIndex...])"]
}

extension Analyzer {
  func isNonblocking(_ unit: Unit) -> Bool {
    if options.nonblocking.isEmpty { return false }
    let module = text(program.modules[file(unit.place).module].name)
    return options.nonblocking.contains(displayName(of: unit), in: module)
  }
}
