// swift-tools-version: 5.9
// Declarations that are imported and handed on by their own names hide what whole modules declare.
import PackageDescription

let package = Package(
  name: "single-imports",
  targets: [
    .target(name: "App", dependencies: ["Files", "Loop", "Whole"]),
    .target(name: "Files", dependencies: ["Loop"]),
    .target(name: "Loop"),
    .target(name: "Whole", dependencies: ["Loop"]),
  ]
)
