// The entry point: nothing here blocks, save the configuration it loads.
import Vapor

@main enum Entrypoint {
  static func main() async throws {
    let environment = try Environment.detect()
    let app = try await Application.make(environment)
    do {
      try await configure(app)
      try await app.execute()
    } catch {
      try? await app.asyncShutdown()
      throw error
    }
    try await app.asyncShutdown()
  }
}
