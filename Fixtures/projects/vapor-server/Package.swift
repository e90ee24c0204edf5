// swift-tools-version: 5.9
// A Vapor server: routes, controllers, middleware, services and a command.
import PackageDescription

let package = Package(
  name: "vapor-server",
  dependencies: [.package(url: "https://github.com/vapor/vapor.git", from: "4.90.0")],
  targets: [
    .executableTarget(name: "App", dependencies: [.product(name: "Vapor", package: "vapor")])
  ]
)
