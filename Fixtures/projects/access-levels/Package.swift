// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "access-levels",
  targets: [
    .target(name: "Library"), .target(name: "App", dependencies: ["Library"]),
    .testTarget(name: "LibraryTests", dependencies: ["Library"]),
  ])
