import AsyncLintBuiltinCatalogue
import AsyncLintCatalogue

/// Which rules a command speaks of: those that a run in the working directory would have.
extension CheckSettings {
  /// The built-in catalogue with the pages of the options and of the configuration.
  func catalogueWithPages(in workingDirectory: Path) throws(DriverError) -> Catalogue {
    try catalogue(in: workingDirectory) { layer in
      layer.blocking = []
      layer.closures = []
    }
  }

  /// With what the configuration says of functions, too.
  func catalogueOfRun(in workingDirectory: Path) throws(DriverError) -> Catalogue {
    try catalogue(in: workingDirectory) { _ in }
  }

  /// What the configuration says not to block.
  func nonblockingOfRun(in workingDirectory: Path) throws(DriverError) -> [Located<String>] {
    var source = ConfigurationSourceOfRun(self, workingDirectory)
    return try source.layers(for: workingDirectory).flatMap(\.nonblocking)
  }

  /// An API stays what it is when a project does not mind it.
  private func catalogue(
    in workingDirectory: Path, leavingOut leaveOut: (inout Configuration) -> Void
  ) throws(DriverError) -> Catalogue {
    var source = ConfigurationSourceOfRun(self, workingDirectory)
    var layers = try source.layers(for: workingDirectory)
    for index in layers.indices {
      layers[index].nonblocking = []
      leaveOut(&layers[index])
    }
    if layers.allSatisfy({ $0.ruleFolders.isEmpty && $0.blocking.isEmpty && $0.closures.isEmpty }) {
      return builtinCatalogue()
    }
    var knowledge = try UserKnowledge(layers, in: workingDirectory)
    try knowledge.mistakes.throwAll()
    return knowledge.catalogue
  }
}

extension CommandOption {
  /// Options that say which rules there are.
  static func ofRules(
    _ check: WritableKeyPath<Settings, CheckSettings> & Sendable
  ) -> [CommandOption] {
    [
      .text("--rules", "FOLDER", help: "rule pages of a folder too, as for \"check\"") {
        (settings, text) throws(DriverError) in
        settings[keyPath: check].commandLine.ruleFolders.append(.given(try namedPath(text, of: "--rules FOLDER")))
      },
      .text("--config", "FILE", help: "the rule pages of this configuration and no other") {
        (settings, text) throws(DriverError) in
        settings[keyPath: check].configurations = .file(Path(text))
      },
      .flag("--no-config", help: "no rule pages of a configuration") { $0[keyPath: check].configurations = .none },
    ]
  }
}
