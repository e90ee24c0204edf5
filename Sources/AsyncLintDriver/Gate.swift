import AsyncLintReport

/// Puts aside what a run need not answer for: what no change made true, and what a baseline knows.
struct Gate: Sendable {
  var report: Report
  /// Entries of the baseline that the run did not find again.
  var stale: [BaselineEntry] = []

  init(
    _ report: Report, of run: ProjectRun, _ settings: CheckSettings, on console: Console
  ) throws(DriverError) {
    self.report = report
    // First the baseline: which of several equal findings is the new one depends on all of them.
    if let baseline = try run.baseline(settings, on: console) { apply(baseline, to: run) }
    if let changes = run.changes { try apply(changes, to: run, settings, on: console) }
  }

  /// Of a baseline alone.
  init(_ report: Report, against baseline: Baseline, of run: ProjectRun) {
    self.report = report
    apply(baseline, to: run)
  }

  private mutating func apply(_ baseline: Baseline, to run: ProjectRun) {
    var matching = BaselineMatching(baseline.entries)
    let suppression = Suppression(place: .elsewhere, reason: "known in \(baseline.shownPath)")
    report = report.selecting { finding in
      matching.isKnown(
        finding.content, path: run.sources[finding.finding.file].file.map { baseline.path(of: $0.path) })
        ? .suppressed(suppression) : .reported(notes: [])
    }
    let looked = Set(
      (0..<run.fileCount).filter(run.configuration.isReported).compactMap { index in
        run.sources[index].file.map { baseline.path(of: $0.path) }
      })
    stale = matching.stale(among: baseline.entries) { path in
      if looked.contains(path) { return true }
      // A file that is gone has no findings any more, unless it moved to where this run does not look.
      let file = absolute(Path(path), in: baseline.folder)
      return run.folders.contains { file.relative(to: $0) != nil }
        && (try? FileStatus.of(file, followingLinks: true)) == nil
    }
  }

  private mutating func apply(
    _ changes: ChangeSet, to run: ProjectRun, _ settings: CheckSettings, on console: Console
  ) throws(DriverError) {
    let paths = run.sources.map { $0.file?.path }
    func touched(_ finding: ReportedFinding) -> String? {
      func isChanged(_ file: Int, _ line: Int) -> Bool {
        guard paths.indices.contains(file), let path = paths[file] else { return false }
        return changes.contains(line: line, of: path)
      }
      if isChanged(finding.finding.file, finding.start.line) { return "in a line that was changed" }
      let step = zip(finding.chain, finding.finding.chain).first { isChanged($1.file, $0.position.line) }
      return step.map { "\"\($0.0.name)\" is called in a line that was changed" }
    }
    let needsEarlier = changes.knowsEarlierFiles && report.findings.contains { touched($0) == nil }
    var earlier = needsEarlier ? try earlierFindings(of: run, changes, settings, on: console) : BaselineMatching([])
    report = report.selecting { finding in
      let wasThere = earlier.isKnown(finding.content)
      if let reason = touched(finding) { return .reported(notes: [reason]) }
      return wasThere || !needsEarlier ? .dropped : .reported(notes: ["not found at \(changes.name)"])
    }
  }
}
