/// A mistake in a file of rules: where it is and what was expected there.
public struct CatalogueError: Error, Sendable, Equatable, CustomStringConvertible {
  /// As it was given to the parser.
  public var file: String
  /// From 1.
  public var line: Int
  /// In lower case, names the text that is wrong and the form that was expected.
  public var message: String
  /// What else is wrong with the file, in order; they have no others themselves.
  public var others: [CatalogueError] = []

  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// `rules/blocking-sleep.md:12: …`, the form that editors and build logs understand; a line for each mistake.
  public var description: String {
    "\(file):\(line): \(message)" + others.map { "\n" + $0.description }.joined()
  }
}
