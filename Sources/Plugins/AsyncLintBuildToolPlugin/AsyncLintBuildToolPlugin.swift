import Foundation
import PackagePlugin

/// Shows findings as warnings of a build: one step a target, which runs when a file of it or of a target that it builds on has changed.
///
/// The configuration is no input, because a build fails when an input is gone.
@main
struct AsyncLintBuildToolPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    // Who builds on a package has nothing to mend in it.
    switch context.package.origin {
    case .root, .local: break
    default: return []
    }
    let below = target.recursiveTargetDependencies
    let step = BuildStep(
      target: target.name, files: swiftFiles(of: target), filesBelow: below.flatMap(swiftFiles),
      project: context.package.directoryURL, workFolder: context.pluginWorkDirectoryURL,
      // Before version 6.0 of the tools a step without an output does not run.
      needsOutput: context.package.toolsVersion.major < 6)
    return try step.commands(tool: context.tool(named: "asynclint").url)
  }
}

private struct BuildStep {
  var target: String
  var files: [URL]
  /// Those of the targets that this one builds on.
  var filesBelow: [URL]
  var project: URL
  var workFolder: URL
  var needsOutput: Bool

  /// None for a target without Swift in it.
  func commands(tool: URL) throws -> [Command] {
    if files.isEmpty { return [] }
    let output = needsOutput ? workFolder.appending(path: "AsyncLint.swift") : nil
    var arguments = ["--project", project.path]
    for file in filesBelow { arguments += ["--read", file.path] }
    if let output { arguments += ["--output", output.path] }
    arguments += ["--"] + files.map(\.path)
    // In a file, because a target may have more files than a command line has room for.
    let list = workFolder.appending(path: "arguments.txt")
    try arguments.map { $0 + "\n" }.joined().write(to: list, atomically: true, encoding: .utf8)
    return [
      .buildCommand(
        displayName: "Looking for fake async in \(target)", executable: tool,
        arguments: ["build-step", "@\(list.path)"], inputFiles: files + filesBelow,
        outputFiles: output.map { [$0] } ?? [])
    ]
  }
}

private func swiftFiles(of target: any Target) -> [URL] {
  guard let target = target as? any SourceModuleTarget else { return [] }
  return target.sourceFiles(withSuffix: ".swift").map(\.url)
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension AsyncLintBuildToolPlugin: XcodeBuildToolPlugin {
    func createBuildCommands(context: XcodePluginContext, target: XcodeTarget) throws -> [Command] {
      let step = BuildStep(
        target: target.displayName, files: swiftFiles(of: target),
        filesBelow: targets(below: target).flatMap(swiftFiles),
        project: context.xcodeProject.directoryURL, workFolder: context.pluginWorkDirectoryURL, needsOutput: true)
      return try step.commands(tool: context.tool(named: "asynclint").url)
    }
  }

  private func swiftFiles(of target: XcodeTarget) -> [URL] {
    target.inputFiles.map(\.url).filter { $0.pathExtension == "swift" }
  }

  /// Directly or by way of others, each once.
  private func targets(below target: XcodeTarget) -> [XcodeTarget] {
    var found: [XcodeTarget] = []
    var open = [target]
    while let next = open.popLast() {
      for case .target(let below) in next.dependencies where !found.contains(where: { $0.id == below.id }) {
        found.append(below)
        open.append(below)
      }
    }
    return found
  }
#endif
