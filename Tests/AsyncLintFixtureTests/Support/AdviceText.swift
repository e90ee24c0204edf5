import AsyncLintAnalysis
import AsyncLintCatalogue
import AsyncLintReport

@testable import AsyncLintDriver

/// The advice of each finding in a file of this text, as a report shows it, in the order of the findings.
func advice(
  for text: String, contexts: Set<Finding.Context.Kind> = [.async, .eventLoop, .main],
  leastSeverity: Severity = .info
) -> [String] {
  findings(for: [("Advice.swift", text)], manifest: nil, contexts: contexts).filter { $0.severity >= leastSeverity }
    .map(\.advice)
}

/// The same for the files of a package with these targets, for systems from certain versions on. `isListApart`: these stand in a variable.
func advice(
  forPackage targets: String, platforms: String = "", isListApart: Bool = false, _ files: [(path: String, text: String)]
) -> [String] {
  let list = isListApart ? "let systems: [SupportedPlatform] = [\(platforms)]\n" : ""
  let systems = platforms.isEmpty ? "" : "platforms: \(isListApart ? "systems" : "[\(platforms)]"), "
  return advice(
    for: files,
    manifest: "import PackageDescription\n\(list)let package = Package(name: \"a\", \(systems)targets: [\(targets)])",
    contexts: [.async, .eventLoop])
}

/// The messages of the findings in a file of this text.
func messages(for text: String) -> [String] {
  findings(for: [("Advice.swift", text)], manifest: nil, contexts: [.async, .eventLoop]).map(\.message)
}

/// The messages of the findings in a file of this text of the target "A", whose manifest this is.
func messages(for text: String, manifest: String) -> [String] {
  findings(for: [("Sources/A/A.swift", text)], manifest: manifest, contexts: [.async]).map(\.message)
}

/// The functions that reports name for the findings in a file of this text; nil: the top level.
func functions(for text: String, path: String) -> [String?] {
  findings(for: [(path, text)], manifest: nil, contexts: [.async]).map(\.context.function)
}

private func advice(
  for files: [(path: String, text: String)], manifest: String?, contexts: Set<Finding.Context.Kind>
) -> [String] {
  findings(for: files, manifest: manifest, contexts: contexts).map(\.advice)
}

/// As a report has them.
private func findings(
  for files: [(path: String, text: String)], manifest: String?, contexts: Set<Finding.Context.Kind>
) -> [Finding] {
  let texts = (files + (manifest.map { [("Package.swift", $0)] } ?? [])).map { (path: $0.0, bytes: Array($0.1.utf8)) }
  let read = parallelMap(count: texts.count, threads: 1, stackSize: parserStackSize) {
    { FactsReader().read(path: texts[$0].path, location: "/a/\(texts[$0].path)", bytes: texts[$0].bytes) }
  }
  let findings = analyzeFiles(
    Array(read.prefix(files.count)), manifests: Array(read.dropFirst(files.count)), contexts: contexts)
  let input = ReportInput(
    tool: Tool(name: "asynclint", version: ""),
    files: texts.prefix(files.count).map { ReportFile(path: $0.path, bytes: $0.bytes) },
    findings: findings, notes: [], totals: RunTotals(files: files.count, lines: 0, seconds: 0))
  return Report(input).findings.map(\.finding)
}

/// Queues that advice moves calls to, for code that is compiled with its statements alone.
let declaredQueues = ["io", "read", "readData", "readLine", "recv", "write", "wait4", "waitpid", "handle", "file"]
  .map { "let \($0)Queue = DispatchQueue(label: \"\($0)\")" }.joined(separator: "\n")

/// The lines of an advice that are code: what stands below a line that ends with a colon, or all; without remarks below it.
func code(of advice: String) -> (declarations: [Substring], statement: [Substring]) {
  var lines = advice.split(separator: "\n")[...]
  while let first = lines.first, first.last == ":" { lines = lines.dropFirst() }
  guard let start = lines.firstIndex(where: { isStatementStart($0) }) else { return (Array(lines), []) }
  let declarations = Array(lines[..<start])
  var statement: [Substring] = []
  for line in lines[start...] {
    // A remark stands at the margin like the statement's first line and last brace.
    let assigns = line.hasSuffix(" = changed") || line.hasSuffix(" = given")
    let isGiven = statement.last?.hasPrefix("nonisolated(unsafe) var") == true
    let isResult = line.hasSuffix(" result.get()")
    let isBehindConstant =
      !statement.isEmpty && statement.allSatisfy { $0.hasPrefix("let ") && $0.last != "{" && $0.last != "}" }
    if line.hasPrefix("nothing else may wait") || line.hasPrefix("the \"") { break }
    if !statement.isEmpty, !line.hasPrefix(" "), !line.hasPrefix("}"), !assigns, !isGiven, !isResult,
      !isBehindConstant
    {
      break
    }
    statement.append(line)
  }
  return (declarations, statement)
}

private func isStatementStart(_ line: Substring) -> Bool {
  [
    "_ = ", "try ", "try? ", "try! ", "await ", "(try ", "(try? ", "(await ", "let (", "let value", "let given",
    "Task {",
    "worker.", "if let ", "nonisolated(unsafe) var ", "withChecked", "(withChecked", "{",
  ].contains { line.hasPrefix($0) } || line.contains(" = await ") || line.contains(" = try")
}
