import Foundation
import PackagePlugin

/// Puts the files of `rules/` into the target that uses it, after they were checked.
///
/// A plugin and not `.embedInCode`: that makes one array literal of bytes a file, which compiles far longer than a string
/// and is checked by nobody.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "rules")
    let rules = try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "BuiltinDocuments.swift")
    return [
      .buildCommand(
        displayName: "Checking and embedding \(rules.count) rule files",
        executable: try context.tool(named: "AsyncLintRuleEmbedder").url,
        arguments: [output.path] + rules.map(\.path),
        inputFiles: rules,
        outputFiles: [output])
    ]
  }
}
