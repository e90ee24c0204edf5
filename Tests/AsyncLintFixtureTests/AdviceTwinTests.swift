import Testing

/// Waits for a completion handler, where an async function does what calls it back.
struct AdviceTwinTests {
  private static let head = """
    import Foundation
    #if canImport(FoundationNetworking)
    import FoundationNetworking
    #endif
    func load(_ name: String, completion: @escaping @Sendable (Int?, (any Error)?) -> Void) { completion(1, nil) }
    func load(_ name: String) async throws -> Int { 1 }
    func count(_ ready: @escaping @Sendable (Int) -> Void) { ready(1) }
    func count() async -> Int { 1 }

    """
  private static let waits =
    "no callback is needed: these lines take the place of all from the start to the wait:\n"

  /// «What» the code takes the place of.
  @Test(arguments: [
    (
      """
      func fetch(_ request: URLRequest) async throws -> Data? {
        let done = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var result: Data?
        nonisolated(unsafe) var failure: (any Error)?
        «URLSession.shared.dataTask(with: request) { data, response, error in
          result = data
          failure = error
          done.signal()
        }.resume()
        done.wait()»
        if let failure { throw failure }
        return result
      }
      """,
      "do {\n  (result, _) = try await URLSession.shared.data(for: request)\n} catch { failure = error }"
    ),
    (
      """
      func fetch(_ url: URL, _ session: URLSession) async -> Data? {
        let group = DispatchGroup()
        nonisolated(unsafe) var result: Data?
        «group.enter()
        let task = session.dataTask(with: url) { [group] data, _, _ in
          defer { group.leave() }
          result = data
        }
        task.resume()
        group.wait()»
        return result
      }
      """,
      "result = try? await session.data(from: url).0"
    ),
    (
      """
      func fetch(_ url: URL) async throws -> (URL?, URLResponse?) {
        let done = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var (file, response): (URL?, URLResponse?)
        «let task = URLSession.shared.downloadTask(with: url, completionHandler: { place, reply, _ in
          file = place
          response = reply
          done.signal()
        })
        task.resume()
        done.wait()»
        return (file, response)
      }
      """,
      "(file, response) = try await URLSession.shared.download(from: url)"
    ),
    (
      """
      func send(_ request: URLRequest, _ body: Data) async {
        let done = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var (answer, reply): (Data?, URLResponse?)
        nonisolated(unsafe) var error: (any Error)?
        «URLSession.shared.uploadTask(with: request, from: body) { data, response, failure in
          (answer) = data
          done.signal()
        }.resume()
        done.wait()»
        print(answer as Any, reply as Any, error as Any)
      }
      """,
      nil
    ),
    (
      """
      func send(_ request: URLRequest, _ body: Data) async {
        let done = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var (answer, reply): (Data?, URLResponse?)
        «URLSession.shared.uploadTask(with: request, from: body) { data, response, failure in
          answer = data
          reply = response
          done.signal()
        }.resume()
        done.wait()»
        print(answer as Any, reply as Any)
      }
      """,
      """
      let values = try? await URLSession.shared.upload(for: request, from: body)
      answer = values?.0
      reply = values?.1
      """
    ),
    (
      """
      func own() async {
        let done = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var number: Int?
        nonisolated(unsafe) var error: (any Error)?
        «load("a") { value, failure in
          number = value
          error = failure
          done.signal()
        }
        done.wait()»
        print(number as Any, error as Any)
      }
      """,
      "do {\n  number = try await load(\"a\")\n} catch let failure { error = failure }"
    ),
    (
      """
      func own() async {
        let done = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var number = 0
        «count { value in
          number = value
          done.signal()
        }
        done.wait()»
        print(number)
      }
      """,
      "number = await count()"
    ),
    (
      """
      func own() async {
        let done = DispatchSemaphore(value: 0)
        nonisolated(unsafe) var failure: (any Error)?
        «load("a") {
          failure = $1
          done.signal()
        }
        done.wait()»
        print(failure as Any)
      }
      """,
      "do {\n  _ = try await load(\"a\")\n} catch { failure = error }"
    ),
  ])
  func whatIsKeptIsAwaited(function: String, code: String?) throws {
    let found = advice(for: Self.head + function.replacing(/[«»]/, with: ""), contexts: [.async])
    let advice = try #require(found.count == 1 ? found[0] : nil, "\(found)")
    guard let code else {
      #expect(advice.contains(" gives the same without a callback; until then, as a bridge, "), "\(advice)")
      return
    }
    let words = function.contains("group") ? Self.waits.replacing("the start", with: "\"enter()\"") : Self.waits
    #expect(advice == words + code)
    let compiler = AdviceCompileTests()
    compiler.expectToCompile(
      try compiler.complaints(about: Self.head + function.replacing(/«[^»]*»/, with: code)))
  }

  /// Where more is done, the callback stays; so it does where it is unknown what else is asked of what it ends.
  @Test(arguments: [
    ("session.dataTask(with: url) { data, _, _ in print(data as Any); done.signal() }.resume()", "data(from: url)"),
    ("session.dataTask(with: url) { data, _, _ in done.signal(); print(1) }.resume()", "data(from: url)"),
    ("session.dataTask(with: url) { [weak other] _, _, _ in done.signal() }.resume()", "data(from: url)"),
    (
      "let task = session.dataTask(with: url) { _, _, _ in done.signal() }\ntask.resume()\nuse(task)", "data(from: url)"
    ),
    ("session.dataTask(with: url) { _, _, _ in done.signal() }.resume()\nuse(done)", "data(from: url)"),
    ("session.dataTask(with: url) { _, _, _ in done.signal() }.resume()\nprint(1)", "data(from: url)"),
    ("session.dataTask(with: request) { _, _, _ in queue.async { done.signal() } }.resume()", "data(for: request)"),
    (
      "session.dataTask(with: request.url!) { _, _, _ in done.signal(); done.signal() }.resume()",
      "data(from: request.url!)"
    ),
  ])
  func whatDoesMoreIsABridge(statements: String, call: String) throws {
    let text = """
      import Foundation
      func run(url: URL, urls: [URL], request: URLRequest, session: URLSession, other: NSObject, queue: DispatchQueue) async {
        let done = DispatchSemaphore(value: 0)
        \(statements)
        done.wait()
      }
      """
    let advice = try #require(advice(for: text, contexts: [.async]).last)
    #expect(
      advice.hasPrefix("\"try await session.\(call)\" gives the same without a callback; until then, as a bridge, "),
      "\(advice)")
  }

  /// A limit of time needs more than a call, and what nobody awaits elsewhere is no bridge.
  @Test func limitsAndOtherHandlers() {
    func found(_ statements: String) -> String? {
      advice(
        for: """
          import Foundation
          func start(_ done: @escaping @Sendable () -> Void) { done() }
          func start(_ name: String) async {}
          struct Store {
            func save(_ done: @escaping @Sendable () -> Void) { done() }
            func save() async {
              let done = DispatchSemaphore(value: 0)
              save { done.signal() }
              done.wait()
            }
          }
          func run(url: URL, session: URLSession) async {
            let done = DispatchSemaphore(value: 0)
            \(statements)
          }
          """, contexts: [.async]
      ).last
    }
    let isBridge = " gives the same without a callback; until then, as a bridge, "
    #expect(
      found("session.dataTask(with: url) { _, _, _ in done.signal() }.resume()\n_ = done.wait(timeout: .now() + 1)")?
        .contains("\(isBridge)a stream gives what is first") == true)
    #expect(
      found("for _ in 0..<2 { session.dataTask(with: url) { _, _, _ in done.signal() }.resume() }\ndone.wait()")?
        .hasPrefix("\"try await session.data(from: url)\" in a task group\(isBridge)") == true)
    #expect(found("start { done.signal() }\ndone.wait()")?.hasPrefix("resume a continuation") == true)
    #expect(found("")?.hasPrefix("resume a continuation") == true)
  }
}
