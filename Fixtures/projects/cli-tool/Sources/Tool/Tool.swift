// The commands: async `run` is a context, synchronous `run` is not.
// swift-format-ignore-file
import ArgumentParser
import Foundation

@main struct Tool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(subcommands: [Build.self, Clean.self, Ask.self])
}

struct Build: AsyncParsableCommand {
  @Option var configuration = "debug"
  @Argument var targets: [String] = []

  func run() async throws {
    let git = try Shell().output("git", "rev-parse", "HEAD")  // want 27 blocking-file-io
    print(git)
    for target in targets {
      try Shell().run("swift", "build", "--target", target)  // want 19 blocking-process
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for target in targets {
        group.addTask {
          try Shell().run("swift", "test", "--filter", target)  // want 23 pool-exhaustion error
        }
      }
      try await group.waitForAll()
    }
    let answer = Prompt.confirm("publish?")  // want 25 blocking-stdio via Prompt.confirm(_:) > readLine()
    if answer { print("published") }
  }
}

struct Clean: ParsableCommand {
  func run() throws {
    try Shell().run("rm", "-rf", ".build")
    _ = Prompt.confirm("sure?")
    Thread.sleep(forTimeInterval: 1)
  }
}

struct Ask: AsyncParsableCommand {
  func validate() throws { _ = readLine() }
  mutating func run() async throws {
    while let line = readLine(strippingNewline: true) {  // want 22 blocking-stdio
      print(line)
    }
  }
}
