import AsyncLintAnalysis
import AsyncLintCatalogue

/// What one configuration file says, or the command line: every setting may be absent.
struct Configuration: Sendable {
  /// As people see it: the file, or `command line`.
  var name: String
  /// Globs are seen from here.
  var folder: Path
  /// Nothing above counts.
  var isRoot = false
  var rules: [Located<RuleSetting>] = []
  var overrides: [Override] = []
  var contexts: Located<Set<Finding.Context.Kind>>?
  var minimum: Located<Severity>?
  /// The value nil: never.
  var failingLevel: Located<Severity?>?
  var defaultIsolation: Located<DefaultIsolation>?
  var staysWithCallers: Located<Bool>?
  /// As `failingLevel`, for builds.
  var failBuildOn: Located<Severity?>?
  var include: Located<PathGlobs>?
  var exclude: [Located<PathGlobs>] = []
  var format: Located<String>?
  /// Absolute.
  var baseline: Located<Path>?
  var dependencies: Located<CheckSettings.Dependencies>?
  /// Folders with rule pages.
  var ruleFolders: [Located<Path>] = []
  var blocking: [Located<BlockingEntry>] = []
  var nonblocking: [Located<String>] = []
  /// Functions whose closure runs elsewhere than where a closure given to an unknown function would.
  var closures: [Located<ClosureEntry>] = []

  static func ofCommandLine(in folder: Path = Path("/")) -> Configuration {
    Configuration(name: "command line", folder: folder)
  }
}

/// A value and the line it was read from.
struct Located<Value: Sendable>: Sendable {
  var value: Value
  /// Of the file, or `command line`.
  var file: String
  /// From 1; 0 on the command line.
  var line: Int

  /// `.asynclint.json:12`, or `command line`.
  var origin: String { line > 0 ? "\(file):\(line)" : file }

  func with<Other>(_ value: Other) -> Located<Other> { Located<Other>(value: value, file: file, line: line) }
}

struct RuleSetting: Sendable {
  enum Level: Sendable, Equatable {
    case off
    /// With the severity that the rule has by itself.
    case on
    case severity(Severity)

    static let names = ["off", "on"] + Severity.allCases.map(\.rawValue)

    init?(_ name: String) {
      switch name {
      case "off": self = .off
      case "on": self = .on
      default:
        guard let severity = Severity(rawValue: name) else { return nil }
        self = .severity(severity)
      }
    }

    var name: String {
      switch self {
      case .off: "off"
      case .on: "on"
      case .severity(let severity): severity.rawValue
      }
    }
  }

  var rule: String
  var level: Level
}

/// Settings for some files only.
struct Override: Sendable {
  var files: PathGlobs
  var rules: [Located<RuleSetting>] = []
  var contexts: Located<Set<Finding.Context.Kind>>?
  var minimum: Located<Severity>?
  var failingLevel: Located<Severity?>?
  var defaultIsolation: Located<DefaultIsolation>?
  var staysWithCallers: Located<Bool>?
}

/// Where code runs that says nothing of an actor.
enum DefaultIsolation: String, CaseIterable, Sendable {
  case mainActor = "MainActor"
  case nonisolated
}

/// What a configuration says of the compiler's settings, in place of what manifests and projects say.
struct ChosenSettings: Equatable, Sendable {
  var isOnMainActor: Bool?
  var staysWithCallers: Bool?

  func over(_ settings: TargetSettings) -> TargetSettings {
    var settings = settings
    settings.isOnMainActor = isOnMainActor ?? settings.isOnMainActor
    settings.staysWithCallers = staysWithCallers ?? settings.staysWithCallers
    return settings
  }
}

/// `"VendorSDK.parse(_:)": "offload"`.
struct BlockingEntry: Sendable {
  var name: String
  var lane: Lane
}

/// One entry of `offloads`, `inline` or `asyncClosures`: a function, whose last parameter is the closure.
struct ClosureEntry: Sendable {
  var name: String
  var runs: ClosureParameter.Class
}
