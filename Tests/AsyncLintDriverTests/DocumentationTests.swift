import Foundation
import Testing

@testable import AsyncLintDriver

/// What the pages say about the command is so.
struct DocumentationTests {
  @Test func readmeNamesEveryOptionWithItsValues() throws {
    let readme = try repositoryPage("README.md")
    for option in checkOptions {
      let value = option.value.map { " \($0.description.replacing("|", with: "\\|"))" } ?? ""
      #expect(readme.contains("`\(option.names[0])\(value)`"), "\(option.names[0])")
    }
  }

  @Test func readmeNamesEverySkippedFolder() throws {
    let readme = try repositoryPage("README.md")
    for name in skippedFolders { #expect(readme.contains("`\(name)`"), "\(name)") }
  }

  @Test func codeMapHasEveryModule() throws {
    let sources = repository.appendingPathComponent("Sources")
    let map = try repositoryPage("Sources/README.md")
    for name in try FileManager.default.contentsOfDirectory(atPath: sources.path) {
      var isFolder: ObjCBool = false
      let path = sources.appendingPathComponent(name).path
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { continue }
      #expect(map.contains("## \(name)\n"), "\(name)")
    }
  }

  @Test func linksInPagesLeadSomewhere() throws {
    for name in ["README.md", "Sources/README.md", ".github/CONTRIBUTING.md"] {
      let folder = repository.appendingPathComponent(name).deletingLastPathComponent()
      for match in try repositoryPage(name).matches(of: /\]\(([^)#:]+)\)/) {
        let target = folder.appendingPathComponent(String(match.1)).standardized
        #expect(FileManager.default.fileExists(atPath: target.path), "\(name): \(match.1)")
      }
    }
  }
}
