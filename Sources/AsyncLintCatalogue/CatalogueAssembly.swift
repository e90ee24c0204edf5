/// A file of a folder of rules.
public struct CatalogueDocument: Sendable {
  /// As errors shall name it; the last component decides what the file is.
  public var path: String
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

extension Catalogue {
  /// Adds what one file says: `closures.md`, `known-types.md`, `README.md` (nothing) or else a rule page.
  ///
  /// - Throws: all mistakes of the file; a rule whose name is taken.
  /// - Complexity: linear in the file's tables and in the number of rules.
  public mutating func add(_ document: CatalogueDocument) throws(CatalogueError) {
    switch lastComponent(of: document.path) {
    case "README": break
    case "closures":
      closureParameters += try parseClosureParameters(path: document.path, text: document.text)
    case "known-types":
      try appendKnownTypes(path: document.path, text: document.text, to: &self)
    default:
      try add(parseRulePage(path: document.path, text: document.text), path: document.path)
    }
  }

  private mutating func add(_ page: RulePage, path: String) throws(CatalogueError) {
    if rules.contains(where: { $0.name == page.rule.name }) {
      throw CatalogueError(
        file: path, line: 1, message: "rule \"\(page.rule.name)\" is there already; expected a name of its own")
    }
    let index = rules.count
    rules.append(page.rule)
    let start = symbols.count
    symbols += page.symbols
    for position in start..<symbols.count { symbols[position].rule = index }
  }
}
