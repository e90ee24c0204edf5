import Testing

@testable import AsyncLintSyntax

/// Where the branches of `#if` are compiled, as far as their conditions speak of platforms.
struct PlatformConditionTests {
  @Test(
    arguments: [
      ("os(Linux)", [.glibc, .musl]),
      ("!os(Windows)", Platforms.all.subtracting(.windows)),
      ("os(macOS) || os(iOS)", .darwin),
      ("canImport(Glibc) || canImport(Musl) && DEBUG", [.glibc, .musl, .other]),
      ("DEBUG && (os(Windows) || !(canImport(Darwin) || os(Linux)))", [.windows, .android, .wasi, .other]),
      ("canImport(FoundationNetworking, _version: 1)", .all),
      ("arch(arm64) && !DEBUG", .all),
      ("os(Linux) && os(Windows)", .all),
      ("a.b()", .all),
      ("a. || os(Linux)", .all),
    ] as [(String, Platforms)]) func isPossibleOn(condition: String, platforms: Platforms)
  {
    #expect(branches("#if \(condition)\nf()\n#endif").map(\.platforms) == [platforms])
  }

  @Test func laterBranchesAreForTheRest() {
    let all = branches(
      "#if os(Linux)\nf()\n#elseif DEBUG && os(Windows)\nf()\n#elseif canImport(Darwin)\nf()\n#else\nf()\n#endif")
    #expect(all.map(\.platforms) == [[.glibc, .musl], .windows, .darwin, [.android, .windows, .wasi, .other]])
    #expect(all.map { $0.flags.contains(.isLaterBranch) } == [false, true, true, true])
    #expect(all.map { $0.flags.contains(.isElse) } == [false, false, false, true])
    // Whether the last one is compiled on Windows depends on `DEBUG`.
    #expect(all.map { $0.flags.contains(.isDecidedByPlatform) } == [true, false, true, false])
  }

  @Test(arguments: [
    ("os(Linux) && !RING", true), ("os(Linux) && DEBUG", false), ("os(Linux) || RING", true), ("RING", false),
    ("os(iOS)", false), ("canImport(Glibc)", true),
  ]) func isDecidedByPlatform(condition: String, isDecided: Bool) {
    #expect(
      branches("#if \(condition)\nf()\n#endif").allSatisfy { $0.flags.contains(.isDecidedByPlatform) == isDecided })
  }

  @Test(arguments: [
    ("RING", true), ("!RING", false), ("RING && os(Linux)", true), ("RING || os(Linux)", false), ("DEBUG", false),
    ("swift(>=6.0)", false), ("RING || DEBUG", false), ("!(RING || MOCKING)", false), ("!(!RING)", true),
  ]) func needsFlag(condition: String, needsFlag: Bool) {
    let all = branches("#if \(condition)\nf()\n#else\nf()\n#endif")
    #expect(all[0].flags.contains(.needsFlag) == needsFlag)
    #expect(all[1].flags.contains(.needsFlag) == (condition.hasPrefix("!") && !needsFlag))
  }

  @Test func whatIsFalseIsNoBranch() {
    let all = branches("#if os(Linux)\nf()\n#endif\n#if false\nf()\n#else\nf()\n#endif")
    #expect(all.map { $0.flags.contains(.isLaterBranch) } == [false, false])
  }

  @Test func anyDepthEnds() {
    let deep = String(repeating: "(", count: 5000) + "os(Linux)" + String(repeating: ")", count: 5000)
    #expect(branches("#if \(deep)\nf()\n#endif").map(\.platforms) == [.all])
  }

  private func branches(_ source: String) -> [Node] {
    parseFile(Array(source.utf8)).nodes.filter { $0.kind == .conditionalBranch }
  }
}
