import AsyncLintAnalysis

/// What the Xcode projects around the files set for them.
struct XcodeProjects: Sendable {
  /// All that was read for it, in order, for who wants to know whether it is as it was.
  private(set) var seen: [SeenFile] = []
  /// By file: what each target that names it sets.
  private var ofFile: [String: [TargetSettings]] = [:]
  /// By folder: targets that all files below belong to.
  private var ofFolder: [String: [(settings: TargetSettings, exceptions: Set<String>)]] = [:]
  /// By the folder of a project: what all of its targets set.
  private var ofProject: [String: [TargetSettings]] = [:]

  struct SeenFile: Equatable, Sendable {
    var path: String
    /// nil: it could not be read.
    var digest: ContentDigest?

    /// As it is now.
    init(_ path: String) { self.init(path, (try? readFile(at: Path(path)))?.bytes) }

    init(_ path: String, _ bytes: [UInt8]?) {
      self.init(path: path, digest: bytes.map { ContentDigest($0) })
    }

    init(path: String, digest: ContentDigest?) {
      self.path = path
      self.digest = digest
    }
  }

  init() {}

  /// What cannot be read or is no project says nothing.
  init(_ projects: [Path], threads: Int) {
    let read = parallelMap(count: projects.count, threads: threads) { { ReadProject(projects[$0]) } }
    for project in read {
      seen += project.seen
      for target in project.targets {
        ofProject[project.folder, default: []].append(target.settings)
        for file in target.files { ofFile[file, default: []].append(target.settings) }
        for folder in target.folders {
          ofFolder[folder.path, default: []].append((target.settings, folder.exceptions))
        }
      }
    }
  }

  /// Whether the same projects, as they are now, say what these have said.
  static func hold(_ seen: [SeenFile], for projects: [Path]) -> Bool {
    projects.map { manifest(of: $0).text } == seen.map(\.path).filter { $0.hasSuffix(projectFile) }
      && seen.allSatisfy { SeenFile($0.path) == $0 }
  }

  /// For a file at that place, which belongs to that target of a package or to none: a target of a package sets what counts. Else those of a
  /// project that compile it do, by name or with its folder, and where none does, all of the nearest project.
  func settings(of location: String, in target: TargetOfFile) -> TargetSettings {
    if ofProject.isEmpty || !target.module.name.isEmpty { return target.settings }
    var found = ofFile[location] ?? []
    var nearest: [TargetSettings]?
    var folder = location[...]
    while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
      folder = folder[..<slash]
      let name = String(folder)
      // An exception names the file, or a folder around it.
      for claim in ofFolder[name] ?? [] where !isAmong(claim.exceptions, location, below: name) {
        found.append(claim.settings)
      }
      if nearest == nil, name.utf8.count >= target.module.package.utf8.count { nearest = ofProject[name] }
    }
    return TargetSettings(sharedBy: found) ?? nearest.flatMap { TargetSettings(sharedBy: $0) } ?? target.settings
  }

  private func isAmong(_ exceptions: Set<String>, _ location: String, below folder: String) -> Bool {
    if exceptions.isEmpty { return false }
    var path = location[...]
    while path.utf8.count > folder.utf8.count {
      if exceptions.contains(String(path)) { return true }
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return false }
      path = path[..<slash]
    }
    return false
  }
}

private let projectFile = "/project.pbxproj"

private func manifest(of project: Path) -> Path { project.appending("project.pbxproj") }

private struct ReadProject: Sendable {
  let folder: String
  var targets: [XcodeProject.Target] = []
  var seen: [XcodeProjects.SeenFile] = []

  init(_ project: Path) {
    folder = project.parent?.text ?? "/"
    let path = manifest(of: project).text
    var seen: [XcodeProjects.SeenFile] = []
    func read(_ path: String) -> [UInt8]? {
      let bytes = (try? readFile(at: Path(path)))?.bytes
      seen.append(XcodeProjects.SeenFile(path, bytes))
      return bytes
    }
    if let bytes = read(path) { targets = XcodeProject(bytes, in: folder, read: read)?.targets ?? [] }
    self.seen = seen
  }
}

/// The Xcode projects among the folders that were walked, and for each of these, and for each named file, the nearest above, up to the top of
/// their repository: outside of one nobody knows how much lies in the folders above. In byte order.
func xcodeProjects(of discovery: FileDiscovery) -> [Path] {
  var projects = Set(discovery.projects)
  var seen: Set<Path> = []
  for start in discovery.folders {
    for folder in foldersOfRepository(from: start) {
      guard seen.insert(folder).inserted else { break }
      let found = (try? listDirectory(folder, where: isXcodeProject)) ?? []
      projects.formUnion(found.map { folder.appending($0.name) })
      if !found.isEmpty { break }
    }
  }
  return projects.sorted()
}

/// A folder and those above it, to the top of the repository; the folder alone where there is none.
private func foldersOfRepository(from start: Path) -> [Path] {
  var folders = [start]
  while let last = folders.last, !isRepository(last) {
    guard let parent = last.parent else { return [start] }
    folders.append(parent)
  }
  return folders
}

func isXcodeProject(_ name: [UInt8]) -> Bool {
  let suffix = ".xcodeproj".utf8
  return name.count > suffix.count && name.last == suffix.last && name.suffix(suffix.count).elementsEqual(suffix)
}
