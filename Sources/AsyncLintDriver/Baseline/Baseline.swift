import AsyncLintReport

/// A baseline that a run is compared with.
struct Baseline: Sendable {
  /// Absolute.
  var path: Path
  var shownPath: String
  /// Where the configuration names it; nil where an option does, or nobody.
  var named: Located<Path>?
  var entries: [BaselineEntry] = []

  /// Paths in it are seen from here.
  var folder: Path { path.parent ?? path }

  /// As the baseline names a file.
  func path(of file: Path) -> String { (file.relative(to: folder) ?? file).text }
}

extension ProjectRun {
  /// That of the option, else of the configuration; nil without one. Nothing is taken only because it lies there.
  func baseline(_ settings: CheckSettings, on console: Console) throws(DriverError) -> Baseline? {
    guard var baseline = baselinePlace(settings, on: console) else { return nil }
    baseline.entries = try baseline.read()
    return baseline
  }

  /// Where it is, whether or not there is one.
  func baselinePlace(_ settings: CheckSettings, on console: Console) -> Baseline? {
    configuration.baselinePlace(settings, in: console.workingDirectory)
  }
}

extension RunConfiguration {
  /// Where the baseline is that the option or the configuration names, whether or not there is one.
  func baselinePlace(_ settings: CheckSettings, in workingDirectory: Path) -> Baseline? {
    let named = settings.baseline == nil ? baseline : nil
    guard let given = settings.baseline ?? named?.value else { return nil }
    let path = absolute(given, in: workingDirectory)
    let real = path.parent.flatMap { realPath($0) }.map { $0.appending(path.lastComponent) } ?? path
    return Baseline(path: real, shownPath: (real.relative(to: workingDirectory) ?? real).text, named: named)
  }
}
