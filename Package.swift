// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "asynclint",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "asynclint", targets: ["asynclint"]),
    .plugin(name: "AsyncLintCommandPlugin", targets: ["AsyncLintCommandPlugin"]),
    .plugin(name: "AsyncLintBuildToolPlugin", targets: ["AsyncLintBuildToolPlugin"]),
  ],
  targets: [
    .target(name: "AsyncLintSyntax"),
    .target(name: "AsyncLintCatalogue"),
    .target(
      name: "AsyncLintBuiltinCatalogue", dependencies: ["AsyncLintCatalogue"], exclude: ["rules"],
      plugins: ["AsyncLintEmbedRules"]),
    .plugin(
      name: "AsyncLintEmbedRules", capability: .buildTool(), dependencies: ["AsyncLintRuleEmbedder"],
      path: "Sources/Plugins/AsyncLintEmbedRules"),
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
    .plugin(
      name: "AsyncLintCommandPlugin",
      capability: .command(
        intent: .custom(verb: "asynclint", description: "Find blocking calls that are reached from async code")),
      dependencies: ["asynclint"], path: "Sources/Plugins/AsyncLintCommandPlugin"),
    .plugin(
      name: "AsyncLintBuildToolPlugin", capability: .buildTool(), dependencies: ["asynclint"],
      path: "Sources/Plugins/AsyncLintBuildToolPlugin"),
    .executableTarget(name: "asynclint-benchmark", dependencies: ["AsyncLintDriver", "AsyncLintSyntax"]),
    .testTarget(name: "AsyncLintSyntaxTests", dependencies: ["AsyncLintSyntax"]),
    .testTarget(name: "AsyncLintCatalogueTests", dependencies: ["AsyncLintCatalogue", "AsyncLintBuiltinCatalogue"]),
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
