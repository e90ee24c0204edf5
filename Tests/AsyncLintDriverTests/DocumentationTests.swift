import Foundation
import Testing

@testable import AsyncLintDriver

/// What the pages say about the command is so.
struct DocumentationTests {
  @Test func readmeNamesEveryOptionWithItsValues() throws {
    let readme = try page("README.md")
    for option in checkOptions {
      let value = option.value.map { " \($0.description.replacing("|", with: "\\|"))" } ?? ""
      #expect(readme.contains("`\(option.names[0])\(value)`"), "\(option.names[0])")
    }
  }

  @Test func readmeNamesEverySkippedFolder() throws {
    let readme = try page("README.md")
    for name in skippedFolders { #expect(readme.contains("`\(name)`"), "\(name)") }
  }

  @Test func codeMapHasEveryModule() throws {
    let sources = root.appendingPathComponent("Sources")
    let map = try page("Sources/README.md")
    for name in try FileManager.default.contentsOfDirectory(atPath: sources.path) {
      var isFolder: ObjCBool = false
      let path = sources.appendingPathComponent(name).path
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { continue }
      #expect(map.contains("## \(name)\n"), "\(name)")
    }
  }

  @Test func linksInPagesLeadSomewhere() throws {
    for name in ["README.md", "Sources/README.md", ".github/CONTRIBUTING.md"] {
      let folder = root.appendingPathComponent(name).deletingLastPathComponent()
      for match in try page(name).matches(of: /\]\(([^)#:]+)\)/) {
        let target = folder.appendingPathComponent(String(match.1)).standardized
        #expect(FileManager.default.fileExists(atPath: target.path), "\(name): \(match.1)")
      }
    }
  }

  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardized

  private func page(_ name: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
  }
}
