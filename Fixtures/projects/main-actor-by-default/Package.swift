// swift-tools-version: 6.2
// One module is on the main actor where nothing else is said, the other one is not.
import PackageDescription

let package = Package(
  name: "main-actor-by-default",
  targets: [
    .executableTarget(name: "App", dependencies: ["Core"], swiftSettings: [.defaultIsolation(MainActor.self)]),
    .target(name: "Core", swiftSettings: [.defaultIsolation(nil)]),
  ])
