import AsyncLintAnalysis

/// Those settings of Xcode that say where code runs, and on which systems.
enum BuildSetting: String, CaseIterable, Sendable {
  case defaultIsolation = "SWIFT_DEFAULT_ACTOR_ISOLATION"
  case approachableConcurrency = "SWIFT_APPROACHABLE_CONCURRENCY"
  case nonsendingByDefault = "SWIFT_UPCOMING_FEATURE_NONISOLATED_NONSENDING_BY_DEFAULT"
  case sdk = "SDKROOT"
  case macOS = "MACOSX_DEPLOYMENT_TARGET"
  case iOS = "IPHONEOS_DEPLOYMENT_TARGET"
  case tvOS = "TVOS_DEPLOYMENT_TARGET"
  case watchOS = "WATCHOS_DEPLOYMENT_TARGET"
  case visionOS = "XROS_DEPLOYMENT_TARGET"

  /// The systems, as manifests name them, and what their SDKs are called.
  fileprivate static let systems: [(setting: BuildSetting, name: String, sdk: String)] = [
    (.macOS, "macOS", "macosx"), (.iOS, "iOS", "iphoneos"), (.tvOS, "tvOS", "appletvos"),
    (.watchOS, "watchOS", "watchos"), (.visionOS, "visionOS", "xros"),
  ]
}

/// What one build configuration or `.xcconfig` file says itself.
struct BuildSettings: Sendable {
  /// nil: what other settings are.
  private var values: [BuildSetting: String?] = [:]
  /// For some systems only.
  private var conditionalValues: [BuildSetting: Set<String>] = [:]

  /// `name`: `KEY`, or with conditions `KEY[sdk=iphoneos*]`.
  mutating func add(_ name: String, _ value: String) {
    let key = name.prefix { $0 != "[" }
    guard let setting = BuildSetting(rawValue: String(key)), value != "$(inherited)" else { return }
    let condition = name.dropFirst(key.count)
    if !condition.isEmpty, condition != "[sdk=*]" {
      conditionalValues[setting, default: []].insert(value)
    } else {
      values[setting] = .some(value.contains("$") ? nil : value)
    }
  }

  fileprivate func says(_ setting: BuildSetting) -> Bool {
    values[setting] != nil || conditionalValues[setting] != nil
  }

  /// nil: not known, or not the same for all systems.
  fileprivate subscript(setting: BuildSetting) -> String? {
    guard let value = values[setting] ?? nil, conditionalValues[setting, default: []].allSatisfy({ $0 == value }) else {
      return nil
    }
    return value
  }
}

/// Of one configuration of a target, the target's own settings first, the project's last.
struct BuildSettingsLayers: Sendable {
  var layers: [BuildSettings]

  fileprivate func says(_ setting: BuildSetting) -> Bool { layers.contains { $0.says(setting) } }

  fileprivate subscript(setting: BuildSetting) -> String? {
    layers.first { $0.says(setting) }.flatMap { $0[setting] }
  }

  /// nil: none of the settings is there that would say.
  fileprivate var staysWithCallers: Bool? {
    let settings: [BuildSetting] = [.nonsendingByDefault, .approachableConcurrency]
    return settings.first { says($0) }.map { self[$0] == "YES" }
  }

  fileprivate var oldestRelease: Int? {
    let sdk = self[.sdk]
    let own = BuildSetting.systems.filter { $0.sdk == sdk }
    return (own.isEmpty ? BuildSetting.systems : own).compactMap { system in
      self[system.setting].flatMap { yearOfRelease(of: system.name, $0.utf8) }
    }.min()
  }
}

extension TargetSettings {
  /// What counts is what all configurations say that say anything.
  init(_ configurations: [BuildSettingsLayers]) {
    let isolations = configurations.filter { $0.says(.defaultIsolation) }.map { $0[.defaultIsolation] }
    let stay = configurations.compactMap(\.staysWithCallers)
    self.init(
      isOnMainActor: !isolations.isEmpty && isolations.allSatisfy { $0 == "MainActor" },
      staysWithCallers: !stay.isEmpty && stay.allSatisfy { $0 },
      oldestRelease: configurations.compactMap(\.oldestRelease).min())
  }

  /// Of code that several targets compile: what holds in all of them. nil: there are none.
  init?(sharedBy targets: [TargetSettings]) {
    if targets.isEmpty { return nil }
    self.init(
      isOnMainActor: targets.allSatisfy(\.isOnMainActor), staysWithCallers: targets.allSatisfy(\.staysWithCallers),
      oldestRelease: targets.compactMap(\.oldestRelease).min())
  }
}

extension BuildSettings {
  /// Of a `.xcconfig` file and what it includes. `read` gives the text of a file; what is not there says nothing.
  init(configurationFile path: String, read: (String) -> [UInt8]?) {
    var filesLeft = Self.mostIncludedFiles
    var open: [(path: String, folder: String, lines: ArraySlice<ArraySlice<UInt8>>)] = []
    func begin(_ path: String) {
      guard filesLeft > 0, !open.contains(where: { $0.path == path }), let bytes = read(path) else { return }
      filesLeft -= 1
      let folder = Path(path).parent?.text ?? "/"
      open.append((path, folder, bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }[...]))
    }
    begin(path)
    while var file = open.popLast() {
      guard let line = file.lines.popFirst() else { continue }
      open.append(file)
      let text = String(decoding: line, as: UTF8.self).drop { $0 == " " || $0 == "\t" }
      if text.hasPrefix("#include") {
        let parts = text.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
        if parts.count > 2, let path = pathByName(String(parts[1]), in: file.folder) { begin(path) }
      } else if let (name, value) = assignment(in: text) {
        add(name, value)
      }
    }
  }

  /// So that files that include each other come to an end.
  private static let mostIncludedFiles = 64
}

/// `KEY[sdk=iphoneos*] = VALUE; // comment`
private func assignment(in line: Substring) -> (name: String, value: String)? {
  var depth = 0
  let equals = line.firstIndex { character in
    if character == "[" { depth += 1 }
    if character == "]" { depth -= 1 }
    return character == "=" && depth <= 0
  }
  guard let equals else { return nil }
  let value = line[line.index(after: equals)...]
  let code = value.firstRange(of: "//").map { value[..<$0.lowerBound] } ?? value
  return (trimmed(line[..<equals]), trimmed(code))
}

/// Without the white space around it, and a semicolon behind it.
private func trimmed(_ text: Substring) -> String {
  let end = text.lastIndex { !$0.isWhitespace && $0 != ";" }
  return end.map { String(text[...$0].drop(while: \.isWhitespace)) } ?? ""
}

/// A path as projects write it, seen from a folder, by names alone: absolute, without `.` and `..`; nil where it is longer than systems allow, so
/// that folders in folders in folders take no more room than they could on disk.
func pathByName(_ path: String, in folder: String) -> String? {
  if path.isEmpty || path == "." { return folder }
  let slash = UInt8(ascii: "/")
  let joined = path.utf8.first == slash ? path : folder + "/" + path
  if joined.utf8.count > longestPath { return nil }
  // Most are names: whether a part may be empty, or begin with a dot, is told byte by byte.
  var previous = slash
  let isPlain = path.utf8.allSatisfy { byte in
    defer { previous = byte }
    return previous != slash || byte != slash && byte != UInt8(ascii: ".")
  }
  if isPlain, previous != slash { return joined }
  var parts: [Substring.UTF8View] = []
  for part in joined.utf8.split(separator: UInt8(ascii: "/")) {
    if part.elementsEqual("..".utf8) {
      _ = parts.popLast()
    } else if !part.elementsEqual(".".utf8) {
      parts.append(part)
    }
  }
  return parts.reduce(into: "") { $0 += "/" + String(Substring($1)) }
}

private let longestPath = 1_024
