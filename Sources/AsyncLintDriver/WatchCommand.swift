/// `--watch`: reports, and again whenever a file among the paths has changed, came or went, until somebody ends it.
///
/// Looks at names, sizes and times twice a second: works on every file system, costs a walk. `rounds` ends it after that many reports.
func watch(
  _ settings: CheckSettings, on console: inout Console, rounds: Int = .max
) throws(DriverError) -> CommandStatus {
  if settings.readsBuffer || settings.paths.contains(Path("-")) || settings.changes == .diff(Path("-")) {
    throw .usage("\"--watch\" cannot watch standard input")
  }
  console.endsWithRun = false
  var status = CommandStatus.clean
  for round in 0..<rounds {
    let before = state(of: settings, in: console.workingDirectory)
    if round > 0 { try clear(&console) }
    do throws(DriverError) {
      status = try check(settings, on: &console)
    } catch {
      // A configuration that is being written is wrong for a while.
      guard case .configuration(let mistakes) = error else { throw error }
      for mistake in mistakes { console.say(mistake.errorLine) }
      status = .trouble
    }
    if round + 1 == rounds { break }
    while state(of: settings, in: console.workingDirectory) == before { pause(milliseconds: 500) }
  }
  return status
}

/// Everything that a report depends on and that can change under it.
private func state(of settings: CheckSettings, in workingDirectory: Path) -> [Path: WatchedFile] {
  let paths = settings.paths.isEmpty ? [Path(".")] : settings.paths
  let discovery = discoverFiles(
    paths + settings.contextPaths, in: workingDirectory, threads: settings.threads ?? processorCount())
  var files = discovery.files.map(\.path)
  var folders = Set(files.compactMap(\.parent) + discovery.folders)
  for var folder in folders {
    while let parent = folder.parent, folders.insert(parent).inserted { folder = parent }
  }
  files += folders.map { $0.appending(configurationFileName) }
  files += discovery.projects.map { $0.appending("project.pbxproj") }
  if let baseline = settings.baseline { files.append(absolute(baseline, in: workingDirectory)) }
  var state: [Path: WatchedFile] = [:]
  for file in files {
    guard let status = try? FileStatus.of(file, followingLinks: true) else { continue }
    state[file] = WatchedFile(size: status.size, modified: status.modified)
  }
  return state
}

private struct WatchedFile: Equatable {
  var size: Int
  var modified: ModificationTime
}

/// On a terminal the last report makes room for the next.
private func clear(_ console: inout Console) throws(DriverError) {
  try console.output.write((console.output.isTerminal ? "\u{1B}[H\u{1B}[2J\u{1B}[3J" : "\n").utf8)
}
