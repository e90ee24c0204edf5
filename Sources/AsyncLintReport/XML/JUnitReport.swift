extension Report {
  /// JUnit's XML: a suite for each file, and each finding a failed test in it. Without findings one test that has passed,
  /// because readers take a report without tests for a mistake.
  func junit() -> [UInt8] {
    var writer = XMLWriter()
    let count = String(findings.count)
    let files = findingsByFile()
    let tests = files.isEmpty ? "1" : count
    writer.element("testsuites", [("name", tool.name), ("tests", tests), ("failures", count), ("errors", "0")]) {
      writer in
      if files.isEmpty {
        writer.element("testsuite", suiteAttributes(tool.name, tests: 1, failures: 0)) { writer in
          writer.element("testcase", [("name", "no findings"), ("classname", tool.name), ("time", "0")])
        }
      }
      for (path, findings) in files {
        let suite = suiteAttributes(path, tests: findings.count, failures: findings.count)
        writer.element("testsuite", suite) { writer in
          for finding in findings { write(finding, to: &writer) }
        }
      }
    }
    return writer.bytes
  }
}

private func suiteAttributes(_ name: String, tests: Int, failures: Int) -> [(String, String)] {
  [
    ("name", name), ("tests", String(tests)), ("failures", String(failures)), ("errors", "0"), ("skipped", "0"),
    ("time", "0"),
  ]
}

private func write(_ reported: ReportedFinding, to writer: inout XMLWriter) {
  let finding = reported.finding
  let place = "\(reported.start.line):\(reported.start.column)"
  // The place is part of the name: readers take two tests of a class with one name for one.
  let attributes = [
    ("name", "\(finding.rule) at \(place)"), ("classname", reported.path), ("file", reported.path),
    ("line", String(reported.start.line)), ("time", "0"),
  ]
  writer.element("testcase", attributes) { writer in
    writer.element(
      "failure", [("message", finding.message), ("type", finding.severity.rawValue)],
      content: details(of: reported, place: place))
  }
}

private func details(of reported: ReportedFinding, place: String) -> String {
  var lines = ["\(reported.path):\(place): \(reported.finding.message)"]
  if reported.chain.count > 1 {
    lines += reported.chain.map { "  \($0.name) at \($0.path):\($0.position.line):\($0.position.column)" }
  }
  // A path or name may hold line ends; only the advice has lines of its own.
  lines = lines.map { visible($0) }
  if !reported.finding.advice.isEmpty { lines.append(reported.finding.advice) }
  return lines.joined(separator: "\n")
}
