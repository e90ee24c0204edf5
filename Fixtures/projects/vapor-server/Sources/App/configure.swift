// Configuration runs in an async function: its helpers count.
// swift-format-ignore-file
import Vapor

func configure(_ app: Application) async throws {
  let settings = try Settings(path: "/etc/app.json")  // want 22 blocking-file-io via Settings.init(path:) > Data.init(contentsOf:)
  app.storage[SettingsKey.self] = settings
  app.middleware.use(AuditMiddleware(path: settings.auditPath))
  try routes(app)
}

struct Settings {
  var auditPath = "/tmp/audit"
  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    auditPath = String(decoding: data, as: UTF8.self)
  }
}

struct SettingsKey: StorageKey { typealias Value = Settings }
