import Foundation
import PackagePlugin

/// `swift package asynclint …`: asynclint in the folder of the package, with the arguments as they are.
@main
struct AsyncLintCommandPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let targets = context.package.targets.map { (name: $0.name, folder: $0.directoryURL) }
    try run(
      context.tool(named: "asynclint").url, paths(in: arguments, ofTargets: targets), in: context.package.directoryURL)
  }
}

/// `--target NAME`, as it is chosen in Xcode and in other plugins, becomes the folder of the target.
private func paths(in arguments: [String], ofTargets targets: [(name: String, folder: URL)]) throws -> [String] {
  var extractor = ArgumentExtractor(arguments)
  let folders = try extractor.extractOption(named: "target").map { name in
    guard let target = targets.first(where: { $0.name == name }) else { throw UnknownTarget(name: name) }
    return target.folder.path
  }
  return extractor.remainingArguments + folders
}

private struct UnknownTarget: Error, CustomStringConvertible {
  var name: String
  var description: String { "the package has no target \"\(name)\"" }
}

/// Ends with the status of the command.
private func run(_ tool: URL, _ arguments: [String], in folder: URL) throws {
  let process = Process()
  process.executableURL = tool
  process.arguments = arguments
  process.currentDirectoryURL = folder
  // The plugin's own input comes from the package manager.
  process.standardInput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  if process.terminationStatus != 0 { exit(process.terminationStatus) }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension AsyncLintCommandPlugin: XcodeCommandPlugin {
    func performCommand(context: XcodePluginContext, arguments: [String]) throws {
      // Targets of a project are no folders: all of the project is looked at.
      var extractor = ArgumentExtractor(arguments)
      _ = extractor.extractOption(named: "target")
      try run(
        context.tool(named: "asynclint").url, extractor.remainingArguments, in: context.xcodeProject.directoryURL)
    }
  }
#endif
