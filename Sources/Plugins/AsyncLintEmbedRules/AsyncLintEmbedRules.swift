import Foundation
import PackagePlugin

/// Puts the files of `rules/` into the target that uses it, after they were checked.
///
/// A plugin and not `.embedInCode`: that makes one array literal of bytes a file, which compiles far longer than a string
/// and is checked by nobody. The pages are inputs so that editing one counts, the folder so that a new one does; after removing
/// one, `touch Package.swift` makes the package manager plan again.
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
