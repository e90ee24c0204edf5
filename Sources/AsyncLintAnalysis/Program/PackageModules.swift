public import AsyncLintSyntax

/// A target of a package; two packages may have targets of the same name.
public struct ModuleIdentity: Hashable, Sendable {
  /// The package's folder.
  public var package: String
  /// As it is imported; empty for files of no target.
  public var name: String
  /// A target of tests: its types stand in for others only while it runs.
  public var isTest: Bool

  public init(package: String, name: String, isTest: Bool = false) {
    self.package = package
    self.name = name
    self.isTest = isTest
  }
}

/// What is set for all code of a target, as far as it says where that runs and on what.
public struct TargetSettings: Hashable, Sendable {
  /// What says nothing of an actor is on the main actor.
  public var isOnMainActor: Bool
  /// Async functions that are isolated to nothing run where their callers do.
  public var staysWithCallers: Bool
  /// The year of the oldest of Apple's systems that it is for; nil: none is named.
  public var oldestRelease: Int?

  public init(isOnMainActor: Bool = false, staysWithCallers: Bool = false, oldestRelease: Int? = nil) {
    self.isOnMainActor = isOnMainActor
    self.staysWithCallers = staysWithCallers
    self.oldestRelease = oldestRelease
  }
}

/// The target of a package that a file belongs to.
public struct TargetOfFile: Sendable {
  public var module: ModuleIdentity
  public var settings: TargetSettings
}

/// Which target each file belongs to, by the package manifests among the files.
///
/// A file belongs to the target of the nearest manifest whose folder holds it; where that names targets by code, also to the one that has
/// the folder's name by custom; to no module (an empty name) when no target does. Paths are compared as text, so all have to be written from
/// the same folder. Linear in the number of folders and their depth.
public func targets(
  of paths: [String], manifests: [(path: String, manifest: PackageManifest)]
) -> [TargetOfFile] {
  var targets: [Substring: TargetOfFile] = [:]
  var packages: Set<Substring> = []
  var roots: [Substring: RootOfTargets] = [:]
  for manifest in manifests {
    let folder = folderHolding(manifest.path[...])
    packages.insert(folder)
    if manifest.manifest.namesTargetsByCode {
      let value = RootOfTargets(package: String(folder), oldestRelease: manifest.manifest.oldestRelease)
      for root in testRoots { roots[joined(String(folder), root)[...]] = value }
    }
    for target in manifest.manifest.targets {
      for path in target.folders {
        let whole = joined(String(folder), path)
        targets[whole[...]] =
          targets[whole[...]]
          ?? TargetOfFile(
            module: ModuleIdentity(package: String(folder), name: target.name, isTest: target.isTest),
            settings: TargetSettings(
              isOnMainActor: target.isOnMainActor, staysWithCallers: target.staysWithCallers,
              oldestRelease: manifest.manifest.oldestRelease))
      }
    }
  }
  if !roots.isEmpty {
    // A folder with files of its own, or with a name for a target, is no folder of targets.
    for path in paths { roots[folderHolding(path[...])] = nil }
    for folder in targets.keys { roots[folder] = nil }
  }
  var known: [Substring: TargetOfFile] = [:]
  // Neighbours mostly stand in one folder, and to compare texts takes less than to hash one.
  var last: (home: Substring, target: TargetOfFile)?
  return paths.map { path in
    let home = folderHolding(path[...])
    if let last, last.home == home { return last.target }
    let target = known[home] ?? target(of: home, targets, roots, packages)
    known[home] = target
    last = (home, target)
    return target
  }
}

/// A folder whose folders are targets of their names, and what they have from their package.
private struct RootOfTargets {
  var package: String
  var oldestRelease: Int?
}

private func target(
  of home: Substring, _ targets: [Substring: TargetOfFile], _ roots: [Substring: RootOfTargets],
  _ packages: Set<Substring>
) -> TargetOfFile {
  var folder = home
  while true {
    if let target = targets[folder] { return target }
    if folder.isEmpty || packages.contains(folder) {
      return TargetOfFile(module: ModuleIdentity(package: String(folder), name: ""), settings: TargetSettings())
    }
    let above = folderHolding(folder)
    if !roots.isEmpty, let root = roots[above] {
      let name = above.isEmpty ? folder : folder.dropFirst(above.count + 1)
      return TargetOfFile(
        module: ModuleIdentity(package: root.package, name: moduleName(of: name), isTest: above.hasSuffix("Tests")),
        settings: TargetSettings(oldestRelease: root.oldestRelease))
    }
    folder = above
  }
}

/// Where the package manager looks for the folders of targets.
private let sourceRoots = ["Sources", "Source", "src", "srcs"]
/// Those of other targets are among them.
private let testRoots = ["Tests"] + sourceRoots

/// As a target is imported.
private func moduleName(of target: some StringProtocol) -> String {
  String(target.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
}

/// Byte by byte: by characters it took 9,000 instructions a path.
private func folderHolding(_ path: Substring) -> Substring {
  path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? ""
}

private func joined(_ folder: String, _ path: String) -> String {
  let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }.filter { $0 != "." }
  let tail = parts.joined(separator: "/")
  if folder.isEmpty || folder == "." { return tail }
  return tail.isEmpty ? folder : folder + "/" + tail
}

/// What a `Package.swift` says about its targets and the packages beside it, as far as it is written with literal names:
/// `.target(name: "A", path: "B")`, `.package(path: "../C")`.
public struct PackageManifest: Sendable {
  public struct Target: Sendable {
    /// The module's name.
    public var name: String
    /// Relative to the manifest; where the package manager looks when the manifest names none.
    public var folders: [String]
    /// Neither a test nor a plugin: others may import it.
    public var isLibrary: Bool
    public var isTest: Bool
    /// `.defaultIsolation(MainActor.self)` among its settings.
    public var isOnMainActor: Bool
    /// `.enableUpcomingFeature("NonisolatedNonsendingByDefault")` among its settings.
    public var staysWithCallers: Bool
  }

  public var targets: [Target] = []
  /// `names.map { .target(name: $0) }`, with no folder but those that the package manager looks into.
  public var namesTargetsByCode = false
  /// Folders of the packages that it depends on by path, relative to the manifest or absolute.
  public var localPackages: [String] = []
  /// The year of the oldest system among its `platforms`; nil: it names none.
  public var oldestRelease: Int?

  /// Reads the manifest's structure; its text is needed for the literals.
  public init(_ facts: FileFacts, text: [UInt8]) {
    // Its first one counts: a manifest has no other.
    var isPackageSeen = false
    let settings = ManifestSettings(facts, text)
    for index in facts.nodes.indices where facts.nodes[index].kind == .callExpression {
      let kind = facts.names.text(of: facts.nodes[index].name)
      let roots: [String]
      switch kind {
      case "target", "executableTarget", "macro": roots = sourceRoots
      case "testTarget": roots = testRoots
      case "plugin": roots = ["Plugins"]
      case "package": roots = []
      case "Package":
        if !isPackageSeen { oldestRelease = Self.oldestRelease(ofPackage: NodeID(index), in: facts, text) }
        isPackageSeen = true
        continue
      default: continue
      }
      var name: String?
      var path: String?
      var isElsewhere = false
      for argument in facts.children(of: NodeID(index)).dropFirst() where facts.nodes[Int(argument)].kind == .argument {
        let value = facts.nodes[Int(facts.child(0, of: argument))]
        let label = facts.names.text(of: facts.nodes[Int(argument)].name)
        if label == "path", value.kind != .stringLiteral { isElsewhere = true }
        guard value.kind == .stringLiteral, value.end >= value.offset + 2 else { continue }
        let literal = String(decoding: text[Int(value.offset + 1)..<Int(value.end - 1)], as: UTF8.self)
        let isWhole = !literal.contains(#"\("#)
        switch label {
        case "name" where isWhole: name = literal
        case "path" where isWhole: path = literal
        default: break
        }
      }
      if kind == "package" {
        if let path { localPackages.append(path) }
        continue
      }
      guard let name else {
        if kind != "plugin", path == nil, !isElsewhere { namesTargetsByCode = true }
        continue
      }
      let module = moduleName(of: name)
      targets.append(
        Target(
          name: module, folders: path.map { [$0] } ?? roots.map { $0 + "/" + name },
          isLibrary: kind != "testTarget" && kind != "plugin", isTest: kind == "testTarget",
          isOnMainActor: settings.isOnMainActor(NodeID(index)),
          staysWithCallers: settings.staysWithCallers(NodeID(index))))
    }
  }

  /// Of `platforms: [.macOS(.v12), .iOS("15.0")]`, or of a variable of the manifest that holds such a list.
  private static func oldestRelease(ofPackage call: NodeID, in facts: FileFacts, _ text: [UInt8]) -> Int? {
    let platforms = facts.children(of: call).first { argument in
      facts.nodes[Int(argument)].kind == .argument
        && facts.names.text(of: facts.nodes[Int(argument)].name) == "platforms"
    }
    guard let platforms else { return nil }
    let value = facts.child(0, of: platforms)
    let list = facts.nodes[Int(value)].kind == .identifierExpression ? self.value(ofVariable: value, in: facts) : value
    let systems = facts.nodes.indices.filter { index in
      facts.nodes[index].kind == .callExpression && facts.nodes[index].offset > facts.nodes[Int(list)].offset
        && facts.nodes[index].end < facts.nodes[Int(list)].end
    }
    return systems.compactMap { system -> Int? in
      guard let version = facts.children(of: NodeID(system)).dropFirst().first.map({ facts.nodes[Int($0)] }) else {
        return nil
      }
      let name = facts.names.text(of: facts.nodes[system].name)
      return yearOfRelease(of: name, text[Int(version.offset)..<Int(version.end)])
    }.min()
  }

  /// What the first variable of a name is made with; nothing where there is none.
  private static func value(ofVariable name: NodeID, in facts: FileFacts) -> NodeID {
    let binding = facts.nodes.indices.first { index in
      guard facts.nodes[index].kind == .patternBinding,
        case let pattern = facts.nodes[Int(facts.child(0, of: NodeID(index)))]
      else { return false }
      return pattern.kind == .bindingPattern && pattern.name == facts.nodes[Int(name)].name
    }
    return binding.map { facts.child(2, of: NodeID($0)) } ?? FileFacts.missing
  }
}

/// The year in which one of Apple's systems came out, by its name in manifests and a text with its version: `15.4`, `.v12`; nil for others.
public func yearOfRelease(of system: String, _ version: some Collection<UInt8>) -> Int? {
  guard let yearOfZero = yearsOfVersionZero[system] else { return nil }
  let numbers = version.split { $0 < UInt8(ascii: "0") || $0 > UInt8(ascii: "9") }
    .compactMap { Int(String(decoding: $0, as: UTF8.self)) }.filter { $0 <= highestVersion }
  guard let major = numbers.first else { return nil }
  // Since 2025 all systems bear the number of the year behind it; before 11 macOS was 10 for twenty years.
  if major >= 26 { return 1999 + major }
  let isTen = major == 10 && system == "macOS"
  return yearOfZero + (isTen ? (numbers.dropFirst().first ?? 5) - 5 : major)
}

/// No system has come that far, and no year behind it overflows.
private let highestVersion = 1_000

/// The year in which version 0 of a system would have come out, as its versions were numbered until 2025.
private let yearsOfVersionZero = [
  "macOS": 2009, "iOS": 2006, "macCatalyst": 2006, "tvOS": 2006, "watchOS": 2013, "visionOS": 2022,
]
