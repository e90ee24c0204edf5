import AsyncLintSyntax

/// `asynclint init`: writes a commented configuration that fits the project found.
@Sendable func initialize(_ arguments: [[UInt8]], on console: inout Console) throws(DriverError) -> CommandStatus {
  var settings = InitSettings()
  let paths = try parseArguments(arguments, options: initOptions, into: &settings)
  if settings.showsHelp { return try console.show(initPage().text) }
  if paths.count > 1 { throw .usage("\"init\" takes one folder, not \(paths.count)") }
  let given = absolute(paths.first ?? Path("."), in: console.workingDirectory)
  guard let folder = realPath(given), (try? FileStatus.of(folder, followingLinks: true))?.kind == .directory else {
    throw .usage("\"\(paths.first?.text ?? ".")\" is no folder")
  }
  let file = folder.appending(configurationFileName)
  let shown = (paths.first.map { $0.appending(configurationFileName) } ?? Path(configurationFileName)).text
  if (try? FileStatus.of(file, followingLinks: false)) != nil {
    throw .usage("\"\(shown)\" is there already; \"asynclint config\" shows what it says")
  }
  let survey = ProjectSurvey(of: folder, threads: processorCount())
  do throws(SystemError) {
    try createFile(at: file, with: Array(configurationText(for: survey).utf8))
  } catch {
    throw .usage("cannot write \"\(shown)\": \(error.message)")
  }
  console.say("wrote \(shown) for \(survey.description)\n")
  return .clean
}

struct InitSettings: Sendable {
  var showsHelp = false
}

let initOptions: [CommandOption<InitSettings>] = [
  .flag("--help", "-h", help: "print this help") { $0.showsHelp = true }
]

@Sendable func initPage() -> HelpPage {
  HelpPage(
    summary: "Write a commented \(configurationFileName) that fits the project found.",
    usage: ["asynclint init [FOLDER]"], options: [OptionGroup("options", initOptions)])
}

/// What a configuration depends on.
struct ProjectSurvey {
  var fileCount = 0
  var usesEventLoops = false
  var usesSwiftUI = false
  var hasTests = false
  /// Globs of files that a generator wrote.
  var generated: [String] = []

  init(of folder: Path, threads: Int) {
    let files = discoverFiles([folder], in: folder, threads: threads).files
    fileCount = files.count
    let imports = parallelMap(count: files.count, threads: threads, stackSize: parserStackSize) {
      let parser = FileParser()
      return { index -> Set<String> in
        guard let contents = try? readFile(at: files[index].path) else { return [] }
        return importedModules(in: parser.parse(contents.bytes))
      }
    }
    let all = imports.reduce(into: Set<String>()) { $0.formUnion($1) }
    usesEventLoops = all.contains { name in
      ["NIO", "Vapor", "Hummingbird", "GRPC", "AsyncHTTPClient"].contains { name.hasPrefix($0) }
    }
    usesSwiftUI = !all.isDisjoint(with: ["SwiftUI", "UIKit", "AppKit"])
    let names = files.map(\.shownPath.text)
    hasTests = names.contains { $0.hasPrefix("Tests/") }
    for (suffix, glob) in [
      (".pb.swift", "*.pb.swift"), (".grpc.swift", "*.grpc.swift"), (".generated.swift", "*.generated.swift"),
    ]
    where names.contains(where: { $0.hasSuffix(suffix) }) {
      generated.append(glob)
    }
    for name in ["Generated"] where names.contains(where: { "/\($0)".contains("/\(name)/") }) {
      generated.append("\(name)/")
    }
  }

  /// For people.
  var description: String {
    let kinds = [usesEventLoops ? "event loops" : nil, usesSwiftUI ? "a user interface" : nil].compactMap { $0 }
    let files = "\(fileCount) Swift file\(fileCount == 1 ? "" : "s")"
    return kinds.isEmpty ? files : "\(files) with \(kinds.joined(separator: " and "))"
  }
}

private func importedModules(in facts: FileFacts) -> Set<String> {
  Set(
    facts.nodes.filter { $0.kind == .importDeclaration }.map { facts.names.text(of: $0.name) })
}

/// Everything that is not needed stands in comments, so that a newcomer sees what there is.
func configurationText(for survey: ProjectSurvey) -> String {
  let contexts = """
    // Where a thread must not be held: of "async", "event-loop" and "main".\(
      survey.usesSwiftUI
        ? "\n// There is a user interface: with \"main\", synchronous code of the main actor is looked at too." : "")
    "contexts": ["async", "event-loop"],
    """
  let exclude =
    survey.generated.isEmpty
    ? """
    // No findings in these files, which are read all the same to follow calls; patterns as in .gitignore.
    // "exclude": ["*.generated.swift"],
    """
    : """
    // No findings in what generators wrote, which is read all the same to follow calls; patterns as in .gitignore.
    "exclude": [\(survey.generated.map { "\"\($0)\"" }.joined(separator: ", "))],
    """
  let tests = """
    // Other settings for some files: a test may sleep, read and write, and is told what it can hang on.
    \(survey.hasTests ? "" : "// ")"overrides": [{ "files": ["Tests/"], "rules": { "blocking-sleep": "off" }, "minSeverity": "error" }],
    """
  let body = """
    // Settings above this folder do not count.
    "root": true,

    \(contexts)

    // Findings from "warning" on are shown, and make the run fail; "info" shows what is short or happens once.
    "minSeverity": "warning",
    "failOn": "warning",

    // What is known and not mended yet: "asynclint baseline write" makes the file, which is committed.
    // "baseline": "\(baselineFileName)",

    // "off", "on", or a severity; "asynclint rules" lists all.
    "rules": {
      // "file-metadata": "info",
    },

    \(exclude)

    \(tests)

    // What this project knows about functions: what blocks in modules without source, what never does, who runs closures elsewhere.
    // "blocking": { "VendorSDK.parse(_:)": "offload" },
    // "nonblocking": ["Cache.load()"],
    // "offloads": ["App.WorkQueue.run(_:)"],
    """
  let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
  return "{\n" + lines.map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined() + "}\n"
}
