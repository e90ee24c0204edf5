// swift-tools-version: 5.9
// Functions of one name in two modules are overloads: types tell which is called.
import PackageDescription

let package = Package(
  name: "overloads-across-modules",
  targets: [
    .target(name: "App", dependencies: ["Core"]),
    .target(name: "Core"),
  ]
)
