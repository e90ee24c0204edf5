import Testing

/// Waits with a limit of time that a loop repeats.
struct AdviceRepeatedWaitTests {
  private static let head = """
    import Dispatch
    func load(_ done: @escaping @Sendable () -> Void) { done() }

    """

  /// «What» the lines before the last take the place of, and ‹what› the last does. The stream is made once.
  @Test(arguments: [
    ("«load { done.signal() }»\n  while ‹done.wait(timeout: .now() + 1)› == .timedOut { print(1) }", ".success"),
    ("«load { done.signal() }»\n  repeat { print(1) } while ‹done.wait(timeout: .now() + 1)› != .success", ".success"),
    ("«load { done.signal() }»\n  while ‹done.wait(timeout: .now() + 1)› == .success { print(1) }", ".timedOut"),
    (
      "«load { done.signal() }»\n  while true {\n    if ‹done.wait(timeout: .now() + 1)› == .success { break }\n  }",
      ".timedOut"
    ),
    ("«load { done.signal() }»\n  for _ in 0..<3 {\n    ‹_ = done.wait(timeout: .now() + 1)›\n  }", ".timedOut"),
  ])
  func streamsAreMadeOnce(statements: String, gone: String) throws {
    let function = "func run() async {\n  let done = DispatchSemaphore(value: 0)\n  \(statements)\n}"
    let found = advice(for: Self.head + function.replacing(/[«»‹›]/, with: ""), contexts: [.async])
    let advice = try #require(found.count == 1 ? found[0] : nil, "\(found)")
    #expect(advice.contains("; the last line stands for the wait in the loop, the others stand before it"), "\(advice)")
    #expect(advice.contains("  return await ends.first { @Sendable _ in true } ?? \(gone)\n"), "\(advice)")
    #expect(
      advice.contains("a cancelled task waits no more") == function.contains("while true"), "\(advice)")
    let code = advice.split(separator: "\n").dropFirst()
    let end = try #require(code.lastIndex { $0.contains("await ending()") })
    let last = code[end]
    // What stands for the start where it stays in place.
    let lines = code[..<end].map { $0.hasPrefix("start {") ? "load { end.yield(.success) }" : $0 }
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(
      try compiler.complaints(
        about: Self.head
          + function.replacing(/«[^»]*»/, with: lines.joined(separator: "\n")).replacing(/‹[^›]*›/, with: String(last)))
    )
  }

  /// A turn that starts what it waits for has a stream of its own.
  @Test(arguments: [
    "for _ in 0..<3 {\nlet done = DispatchSemaphore(value: 0)\nif true { load { done.signal() } }\n_ = done.wait(timeout: .now() + 1)\n}",
    "let done = DispatchSemaphore(value: 0)\nfor _ in 0..<3 {\nload { done.signal() }\n_ = done.wait(timeout: .now() + 1)\n}",
    "let done = DispatchSemaphore(value: 0)\nload { done.signal() }\n_ = done.wait(timeout: .now() + 1)",
  ])
  func turnsOfTheirOwn(statements: String) throws {
    let advice = try #require(
      advice(for: Self.head + "func run() async {\n\(statements)\n}", contexts: [.async]).first)
    #expect(advice.hasSuffix("\n(await ends.first { @Sendable _ in true } ?? .timedOut)"), "\(advice)")
  }
}
