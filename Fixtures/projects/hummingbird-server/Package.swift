// swift-tools-version: 6.0
// A Hummingbird server with a storage module and tests.
import PackageDescription

let package = Package(
  name: "hummingbird-server",
  targets: [
    .executableTarget(name: "Server", dependencies: ["Storage"]),
    .target(name: "Storage"),
    .testTarget(name: "ServerTests", dependencies: ["Server", "Storage"]),
  ]
)
