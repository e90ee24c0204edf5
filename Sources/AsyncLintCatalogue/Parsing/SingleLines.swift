/// Parses one line of a `symbols` block that stands somewhere else, for example in a configuration.
///
/// - Throws: its mistake, at the place given. The symbol's rule is 0.
public func parseSymbol(_ text: String, path: String, line: Int) throws(CatalogueError) -> Symbol {
  do throws(CatalogueError) {
    return try DocumentReader(path: path, text: text).symbol(0..<text.utf8.count)
  } catch {
    throw CatalogueError(file: path, line: line, message: error.message)
  }
}

/// Parses one line of a `closures` block that stands somewhere else.
///
/// - Throws: its mistake, at the place given.
public func parseClosureParameter(_ text: String, path: String, line: Int) throws(CatalogueError) -> ClosureParameter {
  do throws(CatalogueError) {
    return try DocumentReader(path: path, text: text).closureParameter(0..<text.utf8.count)
  } catch {
    throw CatalogueError(file: path, line: line, message: error.message)
  }
}
