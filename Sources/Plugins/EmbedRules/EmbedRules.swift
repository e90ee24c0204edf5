import Foundation
import PackagePlugin

/// Puts the files of `rules/` into the target that uses it, after they were checked.
///
/// A plugin and not `.embedInCode`: that makes one array literal of bytes a file, which compiles far longer than a string
/// and is checked by nobody. The folder is the input, not its files: a removed file would otherwise break the next build.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "BuiltinDocuments.swift")
    return [
      .buildCommand(
        displayName: "Checking and embedding the rules",
        executable: try context.tool(named: "AsyncLintRuleEmbedder").url,
        arguments: [folder.path, output.path],
        inputFiles: [folder],
        outputFiles: [output])
    ]
  }
}
