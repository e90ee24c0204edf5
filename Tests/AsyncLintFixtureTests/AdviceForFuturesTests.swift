import Testing

/// Waits that callbacks of a future of NIO's end: the future itself is awaited.
struct AdviceForFuturesTests {
  private static let all = "no callback is needed: these lines take the place of all from the start to the wait"

  private func found(_ statements: String, effects: String = "async throws") throws -> String {
    let text = """
      import Dispatch
      import NIOCore
      func run(_ future: EventLoopFuture<Int>, log: @escaping @Sendable () -> Void) \(effects) -> Int {
        let done = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var number = 0
        nonisolated(unsafe) var failure: (any Error)?
        \(statements)
        done.wait()
        return number
      }
      """
    return try #require(advice(for: text, contexts: [.async]).first)
  }

  /// A continuation would never be resumed where the future fails.
  @Test(arguments: [
    ("future.whenSuccess { value in number = value; done.signal() }", "number = try await future.get()"),
    ("future.whenSuccess { number = $0; done.signal() }", "number = try await future.get()"),
    ("_ = future.map { number = $0; done.signal() }", "number = try await future.get()"),
    (
      "future.whenSuccess { value in\n  print(value)\n  number = value + 1\n  done.signal()\n}",
      "let value = try await future.get()\nprint(value)\nnumber = value + 1"
    ),
    (
      "future.whenSuccess { number in\n  print(number)\n  done.signal()\n}",
      "do {\n  let number = try await future.get()\n  print(number)\n}"
    ),
    ("future.whenSuccess { _ in done.signal() }", "_ = try await future.get()"),
    ("future.whenComplete { _ in done.signal() }", "_ = try? await future.get()"),
    ("_ = future.map { number = $0 }.always { _ in done.signal() }", "_ = try? await future.map { number = $0 }.get()"),
    (
      "future.whenSuccess { number = $0; done.signal() }\nfuture.whenFailure { failure = $0; done.signal() }",
      "do {\n  number = try await future.get()\n} catch { failure = error }"
    ),
    (
      "future.whenSuccess { number = $0 }\nfuture.whenComplete { _ in done.signal() }",
      "do {\n  number = try await future.get()\n} catch {}"
    ),
    (
      """
      future.whenComplete { result in
        switch result {
        case .success(let value): number = value
        case .failure(let reason):
          print(reason)
          failure = reason
        }
        done.signal()
      }
      """,
      "do {\n  number = try await future.get()\n} catch let reason {\n  print(reason)\n  failure = reason\n}"
    ),
    (
      "future.whenComplete { defer { done.signal() }; print($0) }",
      "let result = await Task { try await future.get() }.result\nprint(result)"
    ),
  ])
  func callbacksAreAwaited(statements: String, code: String) throws {
    #expect(try found(statements) == "\(Self.all):\n\(code)")
  }

  @Test func errorsThatNobodyAskedFor() throws {
    let advice = try found("future.whenSuccess { number = $0; done.signal() }", effects: "async")
    #expect(advice.hasPrefix("\(Self.all); nobody asked for its errors"), "\(advice)")
    #expect(advice.hasSuffix("do {\n  number = try await future.get()\n} catch {}"), "\(advice)")
  }

  /// Where more is done, the callback that may never come is no bridge; one that comes in any case is.
  @Test(arguments: [
    "future.whenSuccess { value in if value == 0 { return }; done.signal() }",
    "future.whenSuccess { _ in done.signal() }\nlog()", "future.whenFailure { _ in done.signal() }\nlog()",
  ])
  func noContinuationForHalfOfIt(statements: String) throws {
    let advice = try found(statements)
    #expect(advice.contains("the callback may never come: await the future"), "\(advice)")
    #expect(!advice.contains("continuation"))
    #expect(
      try found("future.whenComplete { _ in done.signal() }\nlog()").hasPrefix(
        "\"try await future.get()\" gives the same without a callback; until then, as a bridge, "))
  }

  /// A task keeps the error for who asks for its result.
  @Test func resultsThrowNothing() throws {
    let advice = try found("future.whenComplete { defer { done.signal() }; print($0) }", effects: "async")
    #expect(advice.hasPrefix("\(Self.all):\nlet result = await Task {"), "\(advice)")
  }
}
