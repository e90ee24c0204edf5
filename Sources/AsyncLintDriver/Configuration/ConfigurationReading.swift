import AsyncLintCatalogue

let configurationFileName = ".asynclint.json"

/// Reads configuration files and finds those that hold for a folder. Each file is read once.
struct ConfigurationFiles {
  private let workingDirectory: Path
  /// By folder: what its own file says, the files it extends before it; empty without a file.
  private var ofFolder: [Path: [Configuration]] = [:]
  /// By folder: everything that holds there, the outermost first.
  private var layersOfFolder: [Path: [Configuration]] = [:]

  init(workingDirectory: Path) { self.workingDirectory = workingDirectory }

  /// What the files of the folder and of those above it say, the nearest last; up to one with `"root": true` or the top of a repository.
  mutating func layers(for folder: Path) throws(DriverError) -> [Configuration] {
    if let known = layersOfFolder[folder] { return known }
    var own: [Configuration] = []
    var above: [Configuration] = []
    var mistakes = SettingsMistakes()
    do throws(DriverError) { own = try configurations(in: folder) } catch { try mistakes.add(error) }
    if !own.contains(where: \.isRoot), !isRepository(folder), let parent = folder.parent {
      do throws(DriverError) { above = try layers(for: parent) } catch { try mistakes.add(error) }
    }
    try mistakes.throwAll()
    let layers = above + own
    layersOfFolder[folder] = layers
    return layers
  }

  /// Of a file that is named on the command line; it need not exist under the usual name, but it has to exist.
  func layers(ofFile path: Path) throws(DriverError) -> [Configuration] {
    try read(path, folder: path.parent ?? workingDirectory, extendedBy: [])
  }

  private mutating func configurations(in folder: Path) throws(DriverError) -> [Configuration] {
    if let known = ofFolder[folder] { return known }
    let path = folder.appending(configurationFileName)
    var found: [Configuration] = []
    if let status = try? FileStatus.of(path, followingLinks: true), status.kind == .regular {
      found = try read(path, folder: folder, extendedBy: [])
    }
    ofFolder[folder] = found
    return found
  }

  /// The file's own settings last. What it extends is seen from its own folder: globs of a shared file speak of the project that uses it.
  private func read(_ path: Path, folder: Path, extendedBy: [Path]) throws(DriverError) -> [Configuration] {
    let name = (path.relative(to: workingDirectory) ?? path).text
    let source = ConfigurationSource(name: name, folder: folder)
    if extendedBy.contains(path) { throw source.error(1, "extends itself") }
    let root = try readJSON(path, source)
    guard case .object(let members) = root.value else {
      throw source.error(root.line, "a configuration is an object, not \(root.value.description)")
    }
    var layers: [Configuration] = []
    if let extends = members.first(where: { $0.key == "extends" }) {
      for entry in try source.strings(extends.value, "extends") {
        let base = absolute(Path(entry.value), in: path.parent ?? workingDirectory)
        guard (try? FileStatus.of(base, followingLinks: true)) != nil else {
          throw source.error(entry.line, "\"extends\" names \"\(entry.value)\", which is not there")
        }
        layers += try read(realPath(base) ?? base, folder: folder, extendedBy: extendedBy + [path])
      }
    }
    var own = Configuration(name: name, folder: folder)
    try forAll(members) { (member) throws(DriverError) in
      guard let key = configurationKeys.first(where: { $0.name == member.key }) else {
        throw source.unknownKey(member, in: configurationKeys.map(\.name))
      }
      try key.apply(&own, member.value, source)
    }
    return layers + [own]
  }
}

private func readJSON(_ path: Path, _ source: ConfigurationSource) throws(DriverError) -> JSONNode {
  let bytes: [UInt8]
  do throws(ReadError) {
    bytes = try readFile(at: path).bytes
  } catch {
    throw source.error(1, problem(error, with: source.name, isExplicit: true).note.message)
  }
  do throws(JSONError) {
    return try parseJSON(bytes)
  } catch {
    throw source.error(error.line, error.message)
  }
}
