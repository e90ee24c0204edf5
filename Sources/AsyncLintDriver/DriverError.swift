import AsyncLintReport

/// What stops a run.
enum DriverError: Error, Equatable {
  /// The command line says something that makes no sense; the text says what, and what would.
  case usage(String)
  /// A file of settings says something that makes no sense; the text says what, and what would. Lines count from 1.
  case configuration(file: String, line: Int, message: String)
  /// The reader of the output has gone away: no trouble, nobody wants the rest.
  case brokenPipe
  case cannotWrite(SystemError)
  /// The file as it was named.
  case cannotWriteFile(String, SystemError)
}

extension DriverError {
  /// For standard error, with its end; empty for what is said elsewhere.
  var line: String {
    guard case .configuration(let file, let line, let message) = self else { return "" }
    return "\(visible(file)):\(line): error: \(visible(message))\n"
  }
}

/// What the command ends with.
enum CommandStatus: Int32 {
  /// Nothing at or above the failing level.
  case clean = 0
  case findings = 1
  /// Usage, a path on the command line that is missing or cannot be read, output that cannot be written.
  case trouble = 2
}
