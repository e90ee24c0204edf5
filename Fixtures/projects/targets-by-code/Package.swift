// swift-tools-version: 5.9
// A manifest that makes some of its targets by code: their files stand in the folders of their names.
import PackageDescription

let libraries = ["Core", "Other"]
var targets: [Target] = libraries.map { .target(name: $0) }
targets += libraries.prefix(1).map { .testTarget(name: "\($0)Tests", dependencies: [.target(name: $0)]) }
targets.append(.executableTarget(name: "Tool", dependencies: ["Core"]))
let package = Package(name: "targets-by-code")
package.targets = targets
