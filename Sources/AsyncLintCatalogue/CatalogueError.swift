/// A mistake in a file of rules: where it is and what was expected there.
public struct CatalogueError: Error, Sendable, Equatable, CustomStringConvertible {
  /// As it was given to the parser.
  public var file: String
  /// From 1.
  public var line: Int
  /// In lower case, names the text that is wrong and the form that was expected.
  public var message: String

  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// `rules/blocking-sleep.md:12: …`, the form that editors and build logs understand.
  public var description: String { "\(file):\(line): \(message)" }
}
