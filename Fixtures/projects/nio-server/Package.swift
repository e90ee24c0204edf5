// swift-tools-version: 5.9
// A NIO server with handlers, bootstraps and a blocking entry point.
import PackageDescription

let package = Package(
  name: "nio-server",
  dependencies: [.package(url: "https://github.com/apple/swift-nio.git", from: "2.80.0")],
  targets: [
    .executableTarget(
      name: "Echo",
      dependencies: [.product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio")])
  ]
)
