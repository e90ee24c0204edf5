// swift-tools-version:6.0
import PackageDescription

let package = Package(
  name: "App",
  dependencies: [.package(path: "../Log")],
  targets: [.executableTarget(name: "App", dependencies: ["Log"])])
