import Testing

@testable import AsyncLintCatalogue

struct NearestNameTests {
  static let names: [(String, String?)] = [
    ("jsn", "json"), ("josn", "json"), ("JSON", nil), ("txt", "text"), ("tetx", "text"), ("", nil), ("x", nil),
    ("te", "text"), ("t", nil),
    ("json", "json"), (String(repeating: "json", count: 1000), nil),
  ]

  @Test(arguments: names) func finds(typed: String, meant: String?) {
    #expect(nearestName(to: typed, in: ["text", "json"]) == meant)
  }
}
