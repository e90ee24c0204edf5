// swift-tools-version: 5.9
// Four modules: what a name means depends on what a file's own module declares and imports.
import PackageDescription

let package = Package(
  name: "modules",
  targets: [
    .executableTarget(name: "App", dependencies: ["Core", "Clockwork"]),
    .target(name: "Core"),
    .target(name: "Clockwork"),
    .target(name: "Lonely"),
    .testTarget(name: "AppTests", dependencies: ["App", "Core"]),
  ]
)
