import AsyncLintAnalysis
import AsyncLintReport

/// Writes a suppression above each reported finding, file by file.
func addSuppressions(
  for report: Report, of run: ProjectRun, reason: String, on console: inout Console
) throws(DriverError) -> CommandStatus {
  var requests: [Int: [SuppressionRequest]] = [:]
  var left = 0
  for finding in report.findings.map(\.finding) {
    if finding.context.kind == .comment {
      left += 1
    } else {
      requests[finding.file, default: []].append(SuppressionRequest(offset: finding.range.start, rule: finding.rule))
    }
  }
  var (added, changed) = (0, 0)
  var status = CommandStatus.clean
  for (index, requests) in requests.sorted(by: { $0.key < $1.key }) {
    let source = run.sources[index]
    guard let file = source.file, source.keptBytes == nil else {
      throw .usage("suppressions can be written into files on disk only, not into \"\(source.shownPath)\"")
    }
    guard let contents = try? readFile(at: file.path),
      contents.status.modified == source.status?.modified, contents.status.size == source.status?.size
    else {
      console.say("asynclint: error: \(visible(source.shownPath)): changed during the run, nothing was written\n")
      status = .trouble
      continue
    }
    let insertion = parallelMap(count: 1, threads: 1, stackSize: parserStackSize) {
      { _ in SuppressionInsertion(requests, reason: reason, into: contents.bytes, reader: FactsReader()) }
    }[0]
    for offset in insertion.unplaced {
      let line = LineIndex(contents.bytes).position(at: offset).line
      console.say("asynclint: error: \(visible(source.shownPath)):\(line): no comment can stand above this line\n")
      status = .trouble
    }
    if insertion.count == 0 { continue }
    do throws(SystemError) {
      try createFile(at: file.path, with: insertion.bytes)
    } catch {
      throw .cannotWriteFile(source.shownPath, error)
    }
    added += insertion.count
    changed += 1
  }
  console.say("added \(added) suppression\(added == 1 ? "" : "s") in \(changed) file\(changed == 1 ? "" : "s")\n")
  if left > 0 {
    console.say("asynclint: note: findings about suppressions cannot be suppressed: \(left) left\n")
  }
  return status
}
