// swift-tools-version: 5.9
// An app over GRDB: a storage module that imports it, an app module that does not.
import PackageDescription

let package = Package(
  name: "grdb-app",
  dependencies: [.package(url: "https://github.com/groue/GRDB.swift.git", from: "7.0.0")],
  targets: [
    .target(name: "Storage", dependencies: [.product(name: "GRDB", package: "GRDB.swift")]),
    .executableTarget(name: "App", dependencies: ["Storage"]),
  ]
)
