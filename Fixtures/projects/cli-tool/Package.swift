// swift-tools-version: 5.9
// A command-line tool with async and synchronous commands.
import Foundation
import PackageDescription

let package = Package(name: "cli-tool", targets: [.executableTarget(name: "Tool")])

// Manifests are no context, whatever they call.
let revision = try? String(contentsOfFile: "VERSION", encoding: .utf8)
