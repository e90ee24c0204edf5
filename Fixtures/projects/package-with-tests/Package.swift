// swift-tools-version: 5.9
// A library with XCTest and Swift Testing targets.
import PackageDescription

let package = Package(
  name: "package-with-tests",
  targets: [
    .target(name: "Kit"),
    .testTarget(name: "KitTests", dependencies: ["Kit"]),
    .testTarget(name: "KitSwiftTests", dependencies: ["Kit"]),
  ]
)
