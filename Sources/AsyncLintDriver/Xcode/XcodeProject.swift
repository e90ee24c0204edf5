import AsyncLintAnalysis

/// What a `project.pbxproj` says of its targets: their settings, and which files they are made of.
struct XcodeProject: Sendable {
  struct Target: Sendable {
    var settings: TargetSettings
    /// Absolute, like all paths here.
    var files: [String] = []
    /// Folders of which all files belong to it, but for some: Xcode 16 and newer.
    var folders: [(path: String, exceptions: Set<String>)] = []
  }

  /// Those that compile code.
  private(set) var targets: [Target] = []

  /// `folder`: the one that the project lies in. `read`: gives the text of a file. nil: what it has is no project.
  init?(_ bytes: [UInt8], in folder: String, read: (String) -> [UInt8]?) {
    guard let list = PropertyList(bytes), var reader = ProjectReader(list, in: folder) else { return nil }
    targets = reader.targets(read)
  }
}

/// Objects are known by the number of their value in the list.
private struct ProjectReader {
  private let list: PropertyList
  private let project: Int
  private var objects: [String: Int] = [:]
  /// Where the files and folders of the groups lie.
  private var places: [Int: String] = [:]
  /// Of configurations: what they say themselves, and their `.xcconfig` files.
  private var settingsOfConfiguration: [Int: [BuildSettings]] = [:]
  private var configurationsOfList: [Int: [Int]] = [:]
  private var settingsOfFile: [String: BuildSettings] = [:]
  /// Names of files that may still be taken: many objects may name the same long list.
  private var membersLeft = 1_000_000

  init?(_ list: PropertyList, in folder: String) {
    self.list = list
    guard let all = list.value(of: "objects", in: PropertyList.whole),
      let root = list.text(of: "rootObject", in: PropertyList.whole)
    else { return nil }
    let members = list.members(of: all)
    objects.reserveCapacity(members.count)
    for (key, value) in members { objects[list.text(key)] = value }
    guard let project = objects[root] else { return nil }
    self.project = project
    let top = list.text(of: "projectDirPath", in: project).flatMap { pathByName($0, in: folder) } ?? folder
    findPlaces(top)
  }

  mutating func targets(_ read: (String) -> [UInt8]?) -> [XcodeProject.Target] {
    let native = references("targets", of: project).filter { list.holds("PBXNativeTarget", for: "isa", in: $0) }
      .prefix(Self.mostTargets)
    let common = configurations(of: project, read)
    var targets = native.map { target in
      let layers = configurations(of: target, read).map { name, own in
        BuildSettingsLayers(layers: own + (common.first { $0.name == name }?.layers ?? []))
      }
      return XcodeProject.Target(settings: TargetSettings(layers), files: files(of: target))
    }
    let numbers = Dictionary(
      native.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var exceptions: [Int: [Int: Set<String>]] = [:]
    var wholeFolders: [Int: Set<Int>] = [:]
    for (target, number) in numbers.sorted(by: { $0.value < $1.value }) {
      for folder in references("fileSystemSynchronizedGroups", of: target) {
        guard let path = places[folder] else { continue }
        wholeFolders[target, default: []].insert(folder)
        if exceptions[folder] == nil { exceptions[folder] = self.exceptions(of: folder, path) }
        targets[number].folders.append((path, exceptions[folder]?[target] ?? []))
      }
    }
    // A target that has not the folder has what it names of it.
    for (folder, path) in places.filter({ isSynchronized($0.key) }).sorted(by: { $0.key < $1.key }) {
      for (target, files) in exceptions[folder] ?? self.exceptions(of: folder, path) {
        guard let number = numbers[target], wholeFolders[target]?.contains(folder) != true else { continue }
        targets[number].files += files.sorted()
      }
    }
    return targets
  }

  /// More than any project has, so that what many objects share is not gone through for ever.
  private static let mostTargets = 1_000
  private static let mostConfigurations = 64

  // MARK: Objects

  private func object(_ key: StaticString, of object: Int) -> Int? {
    list.text(of: key, in: object).flatMap { objects[$0] }
  }

  /// Each once.
  private func references(_ key: StaticString, of object: Int) -> [Int] {
    guard let value = list.value(of: key, in: object) else { return [] }
    var seen: Set<Int> = []
    return list.elements(of: value).compactMap { objects[list.text($0)] }.filter { seen.insert($0).inserted }
  }

  private func isSynchronized(_ object: Int) -> Bool {
    list.holds("PBXFileSystemSynchronizedRootGroup", for: "isa", in: object)
  }

  // MARK: Files

  private mutating func findPlaces(_ top: String) {
    var pending = object("mainGroup", of: project).map { [(object: $0, folder: top)] } ?? []
    while let next = pending.popLast() {
      guard places[next.object] == nil, let place = place(of: next.object, in: next.folder, top) else { continue }
      places[next.object] = place
      pending += references("children", of: next.object).map { ($0, place) }
    }
  }

  /// nil: among what is built, or in an SDK.
  private func place(of object: Int, in folder: String, _ top: String) -> String? {
    let path = list.text(of: "path", in: object) ?? ""
    switch list.text(of: "sourceTree", in: object) {
    case "<group>": return pathByName(path, in: folder)
    case "SOURCE_ROOT": return pathByName(path, in: top)
    case "<absolute>": return pathByName(path, in: "/")
    default: return nil
    }
  }

  private mutating func files(of target: Int) -> [String] {
    var files: [String] = []
    for phase in references("buildPhases", of: target)
    where list.holds("PBXSourcesBuildPhase", for: "isa", in: phase) && membersLeft > 0 {
      let own = references("files", of: phase)
      membersLeft -= own.count
      files += own.compactMap { file in object("fileRef", of: file).flatMap { places[$0] } }
    }
    return files
  }

  /// By target: what of a folder does not belong to it, or alone does if the target has not the folder.
  private mutating func exceptions(of folder: Int, _ path: String) -> [Int: Set<String>] {
    var exceptions: [Int: Set<String>] = [:]
    for set in references("exceptions", of: folder) {
      guard membersLeft > 0, let target = object("target", of: set),
        let names = list.value(of: "membershipExceptions", in: set).map({ list.elements(of: $0) })
      else { continue }
      membersLeft -= names.count
      exceptions[target, default: []].formUnion(names.compactMap { pathByName(list.text($0), in: path) })
    }
    return exceptions
  }

  // MARK: Settings

  private mutating func configurations(
    of object: Int, _ read: (String) -> [UInt8]?
  ) -> [(name: String, layers: [BuildSettings])] {
    guard let all = self.object("buildConfigurationList", of: object) else { return [] }
    // Many targets may name one list.
    let own =
      configurationsOfList[all] ?? Array(references("buildConfigurations", of: all).prefix(Self.mostConfigurations))
    configurationsOfList[all] = own
    return own.map { (list.text(of: "name", in: $0) ?? "", settings(of: $0, read)) }
  }

  private mutating func settings(of configuration: Int, _ read: (String) -> [UInt8]?) -> [BuildSettings] {
    if let known = settingsOfConfiguration[configuration] { return known }
    var settings = [BuildSettings()]
    let own = list.value(of: "buildSettings", in: configuration)
    for member in own.map(list.members) ?? [] {
      settings[0].add(list.text(member.key), list.text(member.value))
    }
    if let path = baseFile(of: configuration) {
      settings.append(settingsOfFile[path] ?? BuildSettings(configurationFile: path, read: read))
      settingsOfFile[path] = settings[1]
    }
    settingsOfConfiguration[configuration] = settings
    return settings
  }

  private func baseFile(of configuration: Int) -> String? {
    if let file = object("baseConfigurationReference", of: configuration) { return places[file] }
    guard let folder = object("baseConfigurationReferenceAnchor", of: configuration).flatMap({ places[$0] }),
      let path = list.text(of: "baseConfigurationReferenceRelativePath", in: configuration)
    else { return nil }
    return pathByName(path, in: folder)
  }
}
