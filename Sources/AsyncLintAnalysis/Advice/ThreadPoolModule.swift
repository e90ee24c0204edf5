import AsyncLintSyntax

extension Analyzer {
  /// Whether a file can import `NIOPosix`. A module that imports it nowhere, nor anything that builds on it, may be what it is built on
  /// itself, or has no such dependency.
  func reachesThreadPool(from file: ProgramFile) -> Bool {
    // Of files of no target nobody knows what they are built with.
    guard program.modules[file.module].name != 0 else { return true }
    var seen: Set<Int> = [file.module]
    var pending = [file.module]
    if text(program.modules[file.module].name) == threadPoolModule { return true }
    while let module = pending.popLast() {
      for name in program.modules[module].imports {
        if text(name) == threadPoolModule { return true }
        if let next = importedModule(name, by: module) {
          if seen.insert(next).inserted { pending.append(next) }
        } else if !modulesWithoutThreads.contains(text(name)),
          bases(ofModule: name).contains(where: { text($0) == threadPoolModule })
        {
          return true
        }
      }
    }
    return false
  }
}

private let threadPoolModule = "NIOPosix"
/// Modules of NIO that need no threads.
private let modulesWithoutThreads: Set<String> = [
  "NIOCore", "NIOConcurrencyHelpers", "NIOEmbedded", "NIOFoundationCompat", "NIOFoundationEssentialsCompat", "NIOTLS",
]
