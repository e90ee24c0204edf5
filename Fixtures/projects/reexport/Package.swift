// swift-tools-version: 5.9
// A facade re-exports another module: names that no imported module answers are looked for in the whole project.
import PackageDescription

let package = Package(
  name: "reexport",
  targets: [
    .target(name: "App", dependencies: ["Facade"]),
    .target(name: "Facade", dependencies: ["Core"]),
    .target(name: "Core"),
  ]
)
