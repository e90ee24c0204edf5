import Foundation
import Testing

@testable import AsyncLintDriver

/// The files of `Fixtures/` are reported exactly as the comments in them say; `Fixtures/README.md` explains those.
struct FixtureTests {
  @Test(arguments: Fixture.all) func isReportedAsItSays(_ fixture: Fixture) throws {
    let failures = try failures(fixture.sources()) { files, settings in
      let enabled = settings.commandLine.rules.filter { $0.value.level != .off }.map(\.value.rule)
      return analyzeFiles(files, manifests: [], contexts: settings.contexts, enabledRules: Set(enabled))
    }
    for failure in failures { failure.record() }
  }

  @Test func thereAreFixtures() {
    #expect(Fixture.all.contains { $0.files == [$0.name] })
    #expect(Fixture.all.contains { $0.files.count > 1 })
  }

  @Test func everyAreaIsExplained() throws {
    let page = try String(decoding: repositoryBytes("Fixtures/README.md"), as: UTF8.self)
    let explained = page.matches(of: /(?m)^\| `([a-z-]+)` \|/).map { String($0.1) }
    let areas = Set(Fixture.all.compactMap { $0.name.split(separator: "/").dropFirst().first.map(String.init) })
    #expect(explained.sorted() == areas.sorted())
  }
}
