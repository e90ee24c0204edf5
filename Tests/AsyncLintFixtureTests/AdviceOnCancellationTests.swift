import Testing

/// A sleep of a task ends when that is cancelled, which a thread's never does.
struct AdviceOnCancellationTests {
  private func found(_ function: String) throws -> String {
    try #require(advice(for: "import Foundation\n\(function)\n", contexts: [.async]).first)
  }

  @Test(arguments: [
    ("Debounced().task { usleep(3); await search() }", true), ("Debounced().task { while true { usleep(3) } }", true),
    ("Debounced().task { if await isOn() { usleep(3) }; print(1) }", true),
    ("Debounced().task { await search(); usleep(3) }", false),
  ])
  func closuresAreLeft(statement: String, isLeft: Bool) throws {
    let text = """
      struct Debounced { func task(_ body: @Sendable () async -> Void) {} }
      func search() async {}
      func isOn() async -> Bool { true }
      func run() { \(statement) }
      """
    let sleep = "try? await Task.sleep(for: .microseconds(3))"
    let advice = try found(text)
    #expect(advice.hasPrefix(isLeft ? "guard (\(sleep)) != nil else { return }" : sleep), "\(advice)")
  }

  @Test(arguments: [
    ("while true { do { try await tick(); sleep(1) } catch { print(error) } }", true),
    ("while true { do { try await tick(); sleep(1) } catch {} }", true),
    ("while true { do { try await tick(); sleep(1) } catch is CancellationError { break } catch {} }", false),
    ("while true { do { try await tick(); sleep(1) } catch { break } }", false),
    ("do { while true { try await tick(); sleep(1) } } catch {}", false),
  ])
  func loopsThatCatchGoOn(statement: String, isSaid: Bool) throws {
    let advice = try found("func tick() async throws {}\nfunc run() async { \(statement) }")
    #expect(advice.contains("leave the loop there, by \"catch is CancellationError { break }\"") == isSaid, "\(advice)")
  }

  @Test(arguments: [
    ("async", "sleep(1)\nprint(1)", true), ("async throws", "sleep(1)\nprint(1)", false), ("async", "sleep(1)", false),
    ("async -> Int", "sleep(1)\nreturn 1", false),
  ])
  func whatHasToBeDoneAllTheSame(effects: String, statements: String, isSaid: Bool) throws {
    let advice = try found("func run() \(effects) {\n\(statements)\n}")
    #expect(advice.contains("what has to be done all the same stands in a \"defer\" before") == isSaid, "\(advice)")
  }

  /// Without a sleep a loop that nobody ends goes round without a pause.
  @Test(arguments: [
    ("while isOn { tick(); usleep(3) }", true), ("repeat { usleep(3); tick() } while isOn", true),
    ("while isOn { for _ in 0..<3 { usleep(3); tick() } }", true),
    ("while isOn, !Task.isCancelled { tick(); usleep(3) }", false), ("for _ in 0..<3 { tick(); usleep(3) }", false),
  ])
  func loopsThatNobodyEnds(statement: String, isSaid: Bool) throws {
    let advice = try found(
      """
      final class Ticker: @unchecked Sendable {
        var isOn = true
        var task: Task<Void, Never>?
        func tick() {}
        func run() { task = Task { \(statement); print("end") } }
      }
      """)
    #expect(advice.contains("let the loop ask for that too, as in \"while !Task.isCancelled\"") == isSaid, "\(advice)")
  }

  /// A loop that asks for it ends by itself, and what stands behind is done.
  @Test(arguments: [
    ("while !Task.isCancelled { tick(); usleep(3) }; tick()", true),
    ("while true { if Task.isCancelled { break }; usleep(3) }", true),
    ("for _ in 0..<3 { guard !Task.isCancelled else { return }; usleep(3) }", true),
    ("while true { tick(); usleep(3) }", false), ("while true { if Task.isCancelled { tick() }; usleep(3) }", false),
    ("while !Task.isCancelled || isOn { tick(); usleep(3) }", false),
    ("while isOn && !Task.isCancelled { tick(); usleep(3) }", true),
    ("while true { if Task.isCancelled && isOn { break }; usleep(3) }", false),
  ])
  func loopsThatAskForCancellation(statement: String, isOptional: Bool) throws {
    let head = "let isOn = true\nfunc tick() {}\n"
    for function in ["func run() async { \(statement) }", "func run() { Task { \(statement) } }"] {
      let advice = try found(head + function)
      #expect(advice.hasPrefix("try? await Task.sleep(for: .microseconds(3))") == isOptional, "\(advice)")
    }
  }

  /// Nobody is told where a task ends before what stands behind a loop.
  @Test(arguments: [
    ("for _ in 0..<3 { usleep(3) }; tick()", true), ("usleep(3); tick()", true),
    ("for _ in 0..<3 { usleep(3) }", false),
    ("try await wait(); usleep(3); tick()", false),
  ])
  func whatTasksDoAllTheSame(statements: String, isSaid: Bool) throws {
    let advice = try found("func tick() {}\nfunc wait() async throws {}\nfunc run() { Task { \(statements) } }")
    #expect(advice.contains("what has to be done all the same stands in a \"defer\" before") == isSaid, "\(advice)")
  }
}
