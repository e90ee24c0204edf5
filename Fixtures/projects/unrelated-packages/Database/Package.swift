// swift-tools-version:6.0
import PackageDescription

let package = Package(name: "Database", targets: [.target(name: "Database")])
