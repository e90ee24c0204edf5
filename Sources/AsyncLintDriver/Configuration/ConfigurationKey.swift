import AsyncLintAnalysis
import AsyncLintCatalogue

/// One key of a configuration file: its name, what it takes and what it does, in one place.
struct ConfigurationKey: Sendable {
  let name: String
  /// For messages: what it takes.
  let form: String
  /// Throws for a value of the wrong form.
  let apply: @Sendable (inout Configuration, JSONNode, ConfigurationSource) throws(DriverError) -> Void
}

/// All keys, in the order in which they are documented.
let configurationKeys: [ConfigurationKey] = [
  ConfigurationKey(name: "$schema", form: "a string") { (_, node, source) throws(DriverError) in
    _ = try source.string(node, "$schema")
  },
  ConfigurationKey(name: "root", form: "true or false") { (configuration, node, source) throws(DriverError) in
    configuration.isRoot = try source.bool(node, "root")
  },
  ConfigurationKey(name: "extends", form: "a path or a list of paths") { (_, node, source) throws(DriverError) in
    // Read before everything else, because this file's own settings win.
    _ = try source.strings(node, "extends")
  },
  ConfigurationKey(name: "rules", form: "an object from rules to levels, { \"blocking-sleep\": \"error\" }") {
    (configuration, node, source) throws(DriverError) in
    configuration.rules = try source.rules(node, "rules")
  },
  ConfigurationKey(name: "overrides", form: "a list of objects with \"files\"") {
    (configuration, node, source) throws(DriverError) in
    try forAll(try source.array(node, "overrides")) { (element) throws(DriverError) in
      configuration.overrides.append(try source.override(element))
    }
  },
  ConfigurationKey(name: "contexts", form: "a list of contexts") {
    (configuration, node, source) throws(DriverError) in
    configuration.contexts = source.located(try source.contexts(node, "contexts"), node)
  },
  ConfigurationKey(name: "minSeverity", form: "a severity") { (configuration, node, source) throws(DriverError) in
    configuration.minimum = source.located(try source.choice(node, "minSeverity", of: Severity.self), node)
  },
  ConfigurationKey(name: "failOn", form: "a severity or \"never\"") {
    (configuration, node, source) throws(DriverError) in
    configuration.failingLevel = source.located(try source.failingLevel(node, "failOn"), node)
  },
  ConfigurationKey(name: "defaultIsolation", form: "MainActor or nonisolated") {
    (configuration, node, source) throws(DriverError) in
    configuration.defaultIsolation = source.located(
      try source.choice(node, "defaultIsolation", of: DefaultIsolation.self), node)
  },
  ConfigurationKey(name: "nonisolatedNonsendingByDefault", form: "true or false") {
    (configuration, node, source) throws(DriverError) in
    configuration.staysWithCallers = source.located(try source.bool(node, "nonisolatedNonsendingByDefault"), node)
  },
  ConfigurationKey(name: "failBuildOn", form: "a severity or \"never\"") {
    (configuration, node, source) throws(DriverError) in
    configuration.failBuildOn = source.located(try source.failingLevel(node, "failBuildOn"), node)
  },
  ConfigurationKey(name: "include", form: "a list of globs") { (configuration, node, source) throws(DriverError) in
    configuration.include = source.located(try source.globs(node, "include"), node)
  },
  ConfigurationKey(name: "exclude", form: "a list of globs") { (configuration, node, source) throws(DriverError) in
    configuration.exclude = [source.located(try source.globs(node, "exclude"), node)]
  },
  ConfigurationKey(name: "format", form: "as after \"--format\"") { (configuration, node, source) throws(DriverError) in
    configuration.format = source.located(try source.string(node, "format"), node)
  },
  ConfigurationKey(name: "baseline", form: "a path") { (configuration, node, source) throws(DriverError) in
    let path = absolute(Path(try source.string(node, "baseline")), in: source.folder)
    configuration.baseline = source.located(path, node)
  },
  ConfigurationKey(name: "dependencies", form: "auto, on or off") {
    (configuration, node, source) throws(DriverError) in
    configuration.dependencies = source.located(
      try source.choice(node, "dependencies", of: CheckSettings.Dependencies.self), node)
  },
  ConfigurationKey(name: "ruleFolders", form: "a list of folders") {
    (configuration, node, source) throws(DriverError) in
    configuration.ruleFolders = try source.strings(node, "ruleFolders").map { (folder) throws(DriverError) in
      if folder.value.isEmpty { throw source.error(node.line, "\"ruleFolders\" takes names of folders, not \"\"") }
      return folder.with(absolute(Path(folder.value), in: source.folder))
    }
  },
  ConfigurationKey(
    name: "blocking", form: "an object from functions to lanes, { \"VendorSDK.parse(_:)\": \"offload\" }"
  ) {
    (configuration, node, source) throws(DriverError) in
    try forAll(try source.object(node, "blocking")) { (member) throws(DriverError) in
      let lane = try source.choice(member.value, member.key, of: Lane.self)
      configuration.blocking.append(source.located(BlockingEntry(name: member.key, lane: lane), member.value))
    }
  },
  ConfigurationKey(name: "nonblocking", form: "a list of functions, [\"Type.method(label:)\"]") {
    (configuration, node, source) throws(DriverError) in
    configuration.nonblocking = try source.functions(node, "nonblocking")
  },
  .closures("offloads", runs: .offload),
  .closures("inline", runs: .inline),
  .closures("asyncClosures", runs: .async),
]

/// The keys of an element of `overrides`.
let overrideKeys = [
  "files", "rules", "contexts", "minSeverity", "failOn", "defaultIsolation", "nonisolatedNonsendingByDefault",
]

extension ConfigurationKey {
  fileprivate static func closures(_ name: String, runs: ClosureParameter.Class) -> ConfigurationKey {
    ConfigurationKey(name: name, form: "a list of functions, [\"Type.method(label:)\"]") {
      (configuration, node, source) throws(DriverError) in
      configuration.closures += try source.strings(node, name).map { $0.with(ClosureEntry(name: $0.value, runs: runs)) }
    }
  }
}
