import AsyncLintReport

/// What stops a run.
enum DriverError: Error, Equatable {
  /// The command line says something that makes no sense; the text says what, and what would.
  case usage(String)
  /// Files of settings say something that makes no sense.
  case configuration([SettingsMistake])
  /// The reader of the output has gone away: no trouble, nobody wants the rest.
  case brokenPipe
  case cannotWrite(SystemError)
  /// The file as it was named.
  case cannotWriteFile(String, SystemError)
}

/// Something in a configuration, in a page of rules or in the options that makes no sense.
struct SettingsMistake: Error, Hashable {
  /// Empty on the command line.
  var file: String
  /// From 1; 0 on the command line.
  var line: Int
  /// What makes no sense, and what would.
  var message: String

  /// For standard error, with its end.
  var errorLine: String {
    line > 0 ? "\(visible(file)):\(line): error: \(visible(message))\n" : "asynclint: error: \(visible(message))\n"
  }
}

/// Mistakes behind which reading goes on, so that one run tells all of them.
struct SettingsMistakes {
  private var all: [SettingsMistake] = []
  private var seen: Set<SettingsMistake> = []

  /// Throws what is no mistake in settings.
  mutating func add(_ error: DriverError) throws(DriverError) {
    switch error {
    case .configuration(let mistakes):
      for mistake in mistakes where seen.insert(mistake).inserted { all.append(mistake) }
    case .usage(let message): try add(.configuration([SettingsMistake(file: "", line: 0, message: message)]))
    case .brokenPipe, .cannotWrite, .cannotWriteFile: throw error
    }
  }

  func throwAll() throws(DriverError) {
    if all.count == 1, all[0].line == 0 { throw .usage(all[0].message) }
    if !all.isEmpty { throw .configuration(all) }
  }
}

/// Does something with each element, also behind one that is wrong.
///
/// - Throws: all mistakes.
func forAll<Element>(
  _ elements: some Sequence<Element>, _ body: (Element) throws(DriverError) -> Void
) throws(DriverError) {
  var mistakes = SettingsMistakes()
  for element in elements {
    do throws(DriverError) { try body(element) } catch { try mistakes.add(error) }
  }
  try mistakes.throwAll()
}

/// What the command ends with.
enum CommandStatus: Int32 {
  /// Nothing at or above the failing level.
  case clean = 0
  case findings = 1
  /// Usage, a path on the command line that is missing or cannot be read, output that cannot be written.
  case trouble = 2
}
