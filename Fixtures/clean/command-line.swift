// A command-line tool in async style, on AsyncParsableCommand and Subprocess.
import ArgumentParser
import Foundation
import Subprocess

@main struct Tool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "tool", subcommands: [Fetch.self, Run.self])
}

struct Fetch: AsyncParsableCommand {
  @Argument var urls: [String]
  @Option(name: .shortAndLong) var parallel = 4
  @Flag var verbose = false

  func validate() throws {
    guard parallel > 0 else { throw ValidationError("parallel must be positive") }
  }

  mutating func run() async throws {
    let queue = urls.compactMap(URL.init(string:))
    try await withThrowingTaskGroup(of: Int.self) { group in
      var iterator = queue.makeIterator()
      for _ in 0..<parallel {
        guard let url = iterator.next() else { break }
        group.addTask { try await URLSession.shared.data(from: url).0.count }
      }
      while let count = try await group.next() {
        if verbose { print("read \(count) bytes") }
        guard let url = iterator.next() else { continue }
        group.addTask { try await URLSession.shared.data(from: url).0.count }
      }
    }
  }
}

struct Run: AsyncParsableCommand {
  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []

  func run() async throws {
    let result = try await Subprocess.run(.name("ls"), arguments: .init(arguments), output: .string(limit: 4096))
    print(result.standardOutput ?? "")
  }
}
