import Testing

@testable import AsyncLintDriver

struct WildcardTests {
  /// A matcher that tries every split would not come back from these.
  @Test func hostilePatternsEnd() {
    let stars = IgnorePattern(line: Array((String(repeating: "*a", count: 200) + "b").utf8)[...])
    let folders = IgnorePattern(line: Array((String(repeating: "**/", count: 5000) + "x").utf8)[...])
    let text = Array(String(repeating: "a", count: 400).utf8)[...]
    #expect(stars?.matches(text, isFolder: false) == false)
    #expect(folders?.matches(text, isFolder: false) == false)
    #expect(folders?.matches(Array("a/b/x".utf8)[...], isFolder: false) == true)
  }

  @Test func linesWithoutPattern() {
    for line in ["", "#", "# a", "/", "!", "!/", "   "] {
      #expect(IgnorePattern(line: Array(line.utf8)[...]) == nil, "\(line)")
    }
  }

  @Test func marksOfAPattern() throws {
    let pattern = try #require(IgnorePattern(line: Array("!foo/".utf8)[...]))
    #expect(pattern.isNegated)
    #expect(pattern.matchesOnlyFolders)
    #expect(pattern.matches(Array("a/foo".utf8)[...], isFolder: true))
    #expect(!pattern.matches(Array("a/foo".utf8)[...], isFolder: false))
  }
}
