/// Functions of which a configuration says that they do not block, whatever is in them.
public struct NonblockingNames: Sendable {
  public let names: Set<String>

  /// As findings name functions, `Type.method(label:)`, with or without the module before it, with or without the parentheses.
  public init(_ names: some Sequence<String>) { self.names = Set(names) }

  public var isEmpty: Bool { names.isEmpty }

  public func contains(_ name: String, in module: String) -> Bool {
    if names.isEmpty { return false }
    let bare = String(name.prefix { $0 != "(" })
    if names.contains(name) || names.contains(bare) { return true }
    return !module.isEmpty && (names.contains("\(module).\(name)") || names.contains("\(module).\(bare)"))
  }
}

extension Analyzer {
  func isNonblocking(_ unit: Unit) -> Bool {
    if options.nonblocking.isEmpty { return false }
    let module = text(program.modules[file(unit.place).module].name)
    return options.nonblocking.contains(displayName(of: unit), in: module)
  }
}
