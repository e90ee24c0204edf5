// Closures that libraries keep for later are no part of the function that hands them over.
// swift-format-ignore-file
import FlyingFox
import Foundation
import Logging
import Vapor

func configure(_ app: Application) async throws {
  LoggingSystem.bootstrap { label in
    usleep(1)
    return StreamLogHandler.standardOutput(label: label)
  }
  LoggingSystem.bootstrap({ label, provider in usleep(1); return StreamLogHandler.standardError(label: label) }, metadataProvider: nil)
  let provider = Logger.MetadataProvider { usleep(1); return [:] }
  app.clients.use { app in usleep(1); return app.http.client.shared }
  app.caches.use(.init { app in usleep(1) })
  app.passwords.use { app in usleep(1); return BCryptDigest() }
  _ = HTTPRoute("POST /x", jsonBody: { body in usleep(1); return true })
  usleep(1)  // want blocking-sleep
}
