// Functions that `@Dependency` takes out of a client.
import Dependencies
import Foundation

struct GitClient: Sendable {
  var status: @Sendable () throws -> String
}

extension GitClient: DependencyKey {
  static let liveValue = GitClient(status: { usleep(1); return "" })
}

extension DependencyValues {
  var git: GitClient {
    get { self[GitClient.self] }
    set { self[GitClient.self] = newValue }
  }
}

struct Feature {
  @Dependency(\.git.status) var status
  @Dependency(\.git) var git

  func load() async throws {
    _ = try status()  // want blocking-sleep likely
    _ = try git.status()  // want blocking-sleep
  }

  func loadHere() async throws {
    @Dependency(\.git.status) var current
    _ = try current()  // want blocking-sleep likely
  }
}
