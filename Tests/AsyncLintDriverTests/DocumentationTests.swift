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

  /// Each rule that the README's suppressions of lines name has something to suppress there.
  @Test func suppressionsOfTheReadmeAreInUse() throws {
    let readme = try repositoryPage("README.md")
    let section = try #require(readme.split(separator: "\n## Suppressions\n").last)
    let code = try #require(section.split(separator: "```swift\n").dropFirst().first)
    let lines = try #require(code.split(separator: "// asynclint:ignore-declaration").first)
    let folder = try TemporaryFolder()
    try folder.write("import Foundation\nfunc start(_ url: URL) async throws {\n\(lines)}\n", to: "a.swift")
    let run = try CommandRun(["--min-severity=info"], in: folder)
    #expect(lines.contains("asynclint:ignore ") && run.status == .clean, "\(run.output)")
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
