import AsyncLintCatalogue

extension Report {
  /// A heading and a table in GitHub's Markdown, for the summary of a job or a comment.
  ///
  /// GitHub refuses summaries above a mebibyte as a whole, so what does not fit is counted instead of shown.
  func markdown() -> [UInt8] {
    var text = "## \(markdownText(tool.name)): \(counted(findings.count, "finding")) in "
    text += "\(counted(totals.files, "file"))\n"
    if findings.isEmpty { return Array(text.utf8) }
    text += "\n| severity | place | finding | what to do |\n| --- | --- | --- | --- |\n"
    for (index, finding) in findings.enumerated() {
      let row = row(for: finding)
      if text.utf8.count + row.utf8.count > largestTable {
        text += "\n\(counted(findings.count - index, "more finding")) not shown here\n"
        break
      }
      text += row
    }
    return Array(text.utf8)
  }
}

private let largestTable = 1_000_000

private func row(for reported: ReportedFinding) -> String {
  let finding = reported.finding
  var description = "\(markdownText(finding.message)) [\(markdownCode(finding.rule))]"
  if reported.chain.count > 1 {
    description += "<br>" + reported.chain.map { markdownCode($0.name) }.joined(separator: " → ")
  }
  let advice = finding.advice.split(separator: "\n").map { line in
    // What is said of code ends with a colon; all else is code.
    line.hasSuffix(":") ? markdownText(String(line)) : markdownCode(String(line))
  }
  let cells = [
    finding.severity.rawValue, markdownCode("\(reported.path):\(reported.start.line):\(reported.start.column)"),
    description, advice.joined(separator: "<br>"),
  ]
  return "| \(cells.joined(separator: " | ")) |\n"
}
