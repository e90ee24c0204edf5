// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "asynclint",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "asynclint", targets: ["asynclint"])
  ],
  targets: [
    .target(name: "AsyncLintSyntax"),
    .target(name: "AsyncLintCatalogue"),
    .target(name: "AsyncLintBuiltinCatalogue", dependencies: ["AsyncLintCatalogue"], plugins: ["EmbedRules"]),
    .plugin(
      name: "EmbedRules", capability: .buildTool(), dependencies: ["AsyncLintRuleEmbedder"],
      path: "Sources/Plugins/EmbedRules"),
    .executableTarget(
      name: "AsyncLintRuleEmbedder", dependencies: ["AsyncLintCatalogue"], path: "Sources/Plugins/AsyncLintRuleEmbedder"
    ),
    .target(name: "AsyncLintAnalysis", dependencies: ["AsyncLintSyntax", "AsyncLintCatalogue"]),
    .target(
      name: "AsyncLintReport",
      dependencies: ["AsyncLintAnalysis", "AsyncLintCatalogue", "AsyncLintSyntax"],
      exclude: ["Schemas"]),
    .target(
      name: "AsyncLintDriver",
      dependencies: ["AsyncLintReport", "AsyncLintAnalysis", "AsyncLintBuiltinCatalogue", "AsyncLintSyntax"],
      exclude: ["Schemas"]),
    .executableTarget(name: "asynclint", dependencies: ["AsyncLintDriver"]),
    .executableTarget(name: "asynclint-benchmark", dependencies: ["AsyncLintDriver"]),
    .testTarget(name: "AsyncLintSyntaxTests", dependencies: ["AsyncLintSyntax"]),
    .testTarget(name: "AsyncLintCatalogueTests", dependencies: ["AsyncLintCatalogue", "AsyncLintBuiltinCatalogue"]),
    .testTarget(name: "AsyncLintAnalysisTests", dependencies: ["AsyncLintAnalysis"]),
    .testTarget(name: "AsyncLintReportTests", dependencies: ["AsyncLintReport"], exclude: ["Golden"]),
    .testTarget(name: "AsyncLintDriverTests", dependencies: ["AsyncLintDriver"]),
    .testTarget(
      name: "AsyncLintFixtureTests",
      dependencies: [
        "AsyncLintDriver", "AsyncLintReport", "AsyncLintAnalysis", "AsyncLintBuiltinCatalogue", "AsyncLintCatalogue",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
