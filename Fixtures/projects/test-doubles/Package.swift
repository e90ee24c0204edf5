// swift-tools-version:6.0
// What the tests put in the place of something else says nothing about the code under test.
import PackageDescription

let package = Package(
  name: "App",
  targets: [
    .target(name: "App"), .target(name: "AppTestSupport", dependencies: ["App"]),
    .testTarget(name: "AppTests", dependencies: ["App", "AppTestSupport"]),
  ])
