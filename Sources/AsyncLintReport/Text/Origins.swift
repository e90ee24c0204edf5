import AsyncLintAnalysis

extension Report {
  /// A line for each call that many findings come from, the most first: what is done there is done for all of them.
  ///
  /// At most three, and none that fewer than ten findings, or less than a tenth of them, come from.
  public func originRemarks() -> [String] {
    countedNames(findings.compactMap { origin(of: $0) }).prefix(3)
      .filter { $0.count >= 10 && $0.count * 10 >= findings.count }
      .map { name, count in
        "\(grouped(count)) of \(counted(findings.count, "finding")) come from \(visible(name)): "
          + "mend it there, or suppress it there with a reason"
      }
  }

  /// Where most findings stand in tests, what to write to be told less of them; nil for fewer than ten there.
  public func testRemark() -> String? {
    // Many findings stand in one file, one behind the other.
    var last = (path: "", isOfTests: false)
    let count = findings.count { finding in
      if finding.path != last.path {
        let folders = finding.path.utf8.split(separator: UInt8(ascii: "/")).dropLast()
        last = (finding.path, folders.contains { $0.elementsEqual("Tests".utf8) })
      }
      return last.isOfTests
    }
    guard count >= 10, count * 2 >= findings.count else { return nil }
    return "\(grouped(count)) of \(counted(findings.count, "finding")) stand in tests: "
      + "\"overrides\": [{ \"files\": [\"Tests/\"], \"rules\": { \"blocking-sleep\": \"off\" }, \"minSeverity\": \"error\" }] "
      + "in a configuration leaves what a test can hang on"
  }

  /// The last call of the chain that does not stand in a library, where the project's own code ends; nil for what is no call.
  func origin(of reported: ReportedFinding) -> String? {
    let chain = reported.chain
    guard let last = chain.lastIndex(where: { !files.indices.contains($0.file) || !files[$0.file].isLibrary })
    else { return nil }
    let step = chain[last]
    let function = last > 0 ? chain[last - 1].name : reported.finding.context.function
    let place = "\(step.path):\(step.position.line):\(step.position.column)"
    return "\"\(step.name)\"\(function.map { " in \"\($0)\"" } ?? "") at \(place)"
  }
}
