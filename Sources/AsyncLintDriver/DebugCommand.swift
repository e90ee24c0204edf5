import AsyncLintSyntax

/// `asynclint debug`: prints what the parser sees in single files, as JSON lines.
///
/// Files are taken whatever their name; one that cannot be read is trouble, the others are printed all the same.
@Sendable func debug(_ arguments: [[UInt8]], on console: inout Console) throws(DriverError) -> CommandStatus {
  var settings = DebugSettings()
  let operands = try parseArguments(arguments, options: debugOptions, into: &settings)
  if settings.showsHelp { return try console.show(debugPage().text) }
  guard let name = operands.first?.text else {
    throw .usage("\"debug\" needs one of \(debugSubjects.joined(separator: ", "))")
  }
  guard let kind = DebugRecordKind(rawValue: name) else {
    throw .unknownValue(name, of: "debug", allowed: debugSubjects)
  }
  guard operands.count > 1 else { throw .usage("\"debug \(name)\" needs a file") }

  var status = CommandStatus.clean
  for path in operands.dropFirst() {
    let contents: FileContents
    do throws(ReadError) {
      contents = try readFile(at: absolute(path, in: console.workingDirectory))
    } catch {
      console.say(problem(error, with: path.text, isExplicit: true).line)
      status = .trouble
      continue
    }
    // On a thread of its own for the sake of its stack.
    let records = parallelMap(count: 1, threads: 1, stackSize: parserStackSize) {
      { _ in debugRecords(kind, path: path.text, bytes: contents.bytes) }
    }
    for bytes in records { try console.output.write(bytes) }
  }
  try console.output.flush()
  return status
}

struct DebugSettings: Sendable {
  var showsHelp = false
}

let debugOptions: [CommandOption<DebugSettings>] = [
  .flag("--help", "-h", help: "print this help") { $0.showsHelp = true }
]

let debugSubjects = ["tokens", "contexts", "calls", "decls"]

@Sendable func debugPage() -> HelpPage {
  HelpPage(
    summary: "Print what the parser sees in files, as JSON lines: for work on asynclint itself.",
    usage: ["asynclint debug \(debugSubjects.joined(separator: "|")) FILE…"],
    options: [OptionGroup("options", debugOptions)])
}
