public import AsyncLintCatalogue
public import AsyncLintSyntax

/// Gives the bytes of a file again. What has changed since is understood as far as it goes, and what cannot be had is empty.
public typealias SourceBytesProvider = @Sendable () -> [UInt8]

/// One file of the program.
public struct AnalysisInput: Sendable {
  /// As it is to be shown; the order of findings follows it.
  public var path: String
  /// The target it belongs to; the same for all files when there is no package manifest.
  public var module: ModuleIdentity
  public var settings: TargetSettings
  /// Whether findings in it are wanted: other files are only understood.
  public var isReported: Bool
  /// It is a library's, which is seen from outside: what is not public does not count, and the catalogue knows its APIs better.
  public var isLibrary: Bool
  public var facts: FileFacts
  /// The bytes that the facts were made of. Asked when there are unread bodies among them.
  public var source: SourceBytesProvider

  public init(
    path: String, module: ModuleIdentity, settings: TargetSettings = TargetSettings(), isReported: Bool,
    isLibrary: Bool = false, facts: FileFacts,
    source: @escaping SourceBytesProvider = { [] }
  ) {
    self.path = path
    self.module = module
    self.settings = settings
    self.isReported = isReported
    self.isLibrary = isLibrary
    self.facts = facts
    self.source = source
  }
}

public struct AnalysisOptions: Sendable {
  /// Report in synchronous main-actor code too.
  public var reportsMainActor: Bool
  /// Report in code that runs on event loops.
  public var reportsEventLoops: Bool
  /// Rules that are off by default and wanted, and the other way round.
  public var enabledRules: Set<String>
  public var disabledRules: Set<String>
  /// Functions of which a configuration says that they do not block, whatever is in them.
  public var nonblocking: FunctionNames
  /// Functions of which it says that they do.
  public var blocking: [BlockingFunction] = []
  /// Functions of which it says where they run closures.
  public var closures: [ClosureFunction] = []
  /// Nobody sees findings below it in some file, so that they speak for no other there.
  public var leastSeverity = Severity.info
  /// Follow what is only information through helpers: much work, and by default nobody sees it.
  public var spreadsInformation = true

  public init(
    reportsMainActor: Bool = false, reportsEventLoops: Bool = true, enabledRules: Set<String> = [],
    disabledRules: Set<String> = [], nonblocking: FunctionNames = FunctionNames([])
  ) {
    self.reportsMainActor = reportsMainActor
    self.reportsEventLoops = reportsEventLoops
    self.enabledRules = enabledRules
    self.disabledRules = disabledRules
    self.nonblocking = nonblocking
  }
}
