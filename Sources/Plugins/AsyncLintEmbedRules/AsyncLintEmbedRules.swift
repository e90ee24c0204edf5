import Foundation
import PackagePlugin

/// Puts the files of `rules/` into the target that uses it, after they were checked.
///
/// A plugin and not `.embedInCode`: that makes one array literal of bytes a file, which compiles far longer than a string
/// and is checked by nobody. The pages are inputs so that editing one counts. The package manager plans anew when names in
/// a target's folder change, and for that the target has a link to `rules/`: else a page that is gone would be a missing input.
@main
struct AsyncLintEmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "rules")
    let pages = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "BuiltinDocuments.swift")
    return [
      .buildCommand(
        displayName: "Checking and embedding the rules",
        executable: try context.tool(named: "AsyncLintRuleEmbedder").url,
        arguments: [folder.path, output.path],
        inputFiles: [folder] + pages,
        outputFiles: [output])
    ]
  }
}
