// The wrapped value of a library's property wrapper, by the key path or the type that its attribute is given.
import Dependencies
import SwiftUI

final class Model {
  func load() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "a")) }
}
struct Quiet {
  func load() throws {}
}
extension EnvironmentValues {
  var model: Model { Model() }
  var quiet: Quiet { Quiet() }
}
extension DependencyValues {
  var model: Model { Model() }
}

struct Screen: View {
  @Environment(Model.self) private var model
  @Environment(Model.self) private var optional: Model?
  @Environment(\.model) private var value
  @Environment(\.quiet) private var quiet
  @Dependency(\.model) private var dependency

  var body: some View {
    Text("a").task {
      _ = try? model.load()  // want blocking-file-io
      _ = try? optional?.load()  // want blocking-file-io
      _ = try? value.load()  // want blocking-file-io
      _ = try? dependency.load()  // want blocking-file-io
      try? quiet.load()
    }
  }
}
