import Testing

/// What advice says of others who come in between, and of what only the main actor can do.
struct AdviceMeanwhileTests {
  private func said(_ text: String) -> String { advice(for: "import Foundation\n\(text)").joined(separator: "\n") }

  @Test(arguments: [
    "func get(_ u: URL, isolation: isolated (any Actor)? = #isolation) async throws -> Data",
    "nonisolated(nonsending) func get(_ u: URL) async throws -> Data",
  ])
  func functionsThatTakeTheirCallersActor(signature: String) {
    let text = """
      final class Store {
        var cache: [URL: Data] = [:]
        \(signature) {
          if let known = cache[u] { return known }
          let data = try Data(contentsOf: u)
          cache[u] = data
          return data
        }
      }
      """
    #expect(said(text).contains("meanwhile others may change \"cache\""))
    #expect(!said(text.replacing("class Store", with: "class Store: @unchecked Sendable")).contains("meanwhile"))
  }

  /// Of one branch, or behind a return, nothing is done behind the call.
  @Test(arguments: [
    ("switch n { case 0: _ = try Data(contentsOf: u); default: n += 1 }", false),
    ("if n > 0 { print(n) } else { _ = try Data(contentsOf: u); n = n + 1 }", true),
    ("if b { print(n) } else { _ = try Data(contentsOf: u); n = 2 }", false),
    ("if n == 0 { _ = try Data(contentsOf: u); throw CancellationError() }; n = 1", false),
    ("if n == 0 { _ = try Data(contentsOf: u); return }; n += 1", false),
    ("if n == 0 { _ = try Data(contentsOf: u) }; n += 1", true),
    ("guard n == 0 else { return }; defer { n = 1 }; _ = try Data(contentsOf: u)", true),
    ("guard n == 0 else { return }; n = 2; defer { n = 0 }; _ = try Data(contentsOf: u)", false),
  ])
  func branches(body: String, isSaid: Bool) {
    let text = said("@MainActor final class M { var n = 0; func f(_ u: URL, _ b: Bool) async throws { \(body) } }")
    #expect(text.contains("meanwhile others may change \"n\"") == isSaid, "\(text)")
  }

  /// A handler that returns leaves itself, and not the test.
  @Test(arguments: [
    ("{ error in guard error is CocoaError else { return XCTFail(\"other\") } }", "(error)"),
    (", \"no\", check", "(check)(error)"),
  ])
  func handlersOfAssertions(handler: String, call: String) {
    let isArgument = handler.hasPrefix(",")
    let text = """
      import XCTest
      final class FileTests: XCTestCase {
        func testLoading() async {
          XCTAssertThrowsError(try Data(contentsOf: URL(fileURLWithPath: "/a"))\(isArgument ? handler : ""))\(isArgument ? "" : handler)
        }
      }
      func check(_ error: any Error) {}
      """
    #expect(said(text).contains("} catch {\n  "))
    #expect(said(text).contains(call))
    #expect(!said(text).contains("made throwing"))
  }

  @Test func publicFunctions() {
    let text =
      "public struct Client { public func pause() { Thread.sleep(forTimeInterval: 1) }; func run() async { pause() } }"
    let words = "\"Client.pause()\" is public: keep a synchronous function"
    #expect(said(text).contains(words))
    #expect(!said(text.replacing("public struct", with: "struct")).contains(words))
  }

  @Test(arguments: [("", true), (".macOS(.v13), .iOS(.v16)", true), (".macOS(.v14), .iOS(.v17)", false)])
  func systemsOfThePackage(platforms: String, isSaid: Bool) {
    let text = """
      import CoreML
      func f(_ model: MLModel, _ input: any MLFeatureProvider) async throws -> any MLFeatureProvider {
        try Wrapped(model).model.prediction(from: input)
      }
      struct Wrapped { let model: MLModel; init(_ model: MLModel) { self.model = model } }
      func g(_ generator: AVAssetImageGenerator, _ time: CMTime) async throws { _ = try generator.copyCGImage(at: time, actualTime: nil) }
      """
    let advice = advice(
      forPackage: ".target(name: \"A\")", platforms: platforms, [("Sources/A/A.swift", "import AVFoundation\n\(text)")])
    #expect(advice.contains { $0.contains("from macOS 1") } == isSaid)
  }

  /// The conformances and initializers of a type are its actor's.
  @Test(arguments: [
    ("try JSONEncoder().encode(item).write(to: url)", "let data = try JSONEncoder().encode(item)"),
    ("try JSONEncoder().encode([Item()]).write(to: url)", "let data = try JSONEncoder().encode([Item()])"),
  ])
  func typesOfTheMainActor(statement: String, constant: String) {
    let text = """
      import Foundation
      struct Item: Codable, Sendable { var id = 0 }
      final class Model { let item = Item(); func save(_ url: URL) async throws { \(statement) } }
      """
    func advised(_ settings: String) -> String {
      advice(forPackage: ".target(name: \"A\"\(settings))", [("Sources/A/A.swift", text)]).joined(separator: "\n")
    }
    #expect(advised(", swiftSettings: [.defaultIsolation(MainActor.self)]").contains(constant))
    #expect(!advised("").contains(constant))
  }

  /// Where one function of an actor can only block, all of its calls go to its own thread.
  @Test func synchronousFunctionsOfActorsBehindHelpers() {
    let text = """
      enum Disk { static func save(_ data: Data, _ url: URL) throws { try data.write(to: url) } }
      actor Store {
        let url = URL(fileURLWithPath: "/tmp/a")
        func save(_ data: Data) throws { try Disk.save(data, url) }
        func load() async throws -> Data { try Data(contentsOf: url) }
      }
      """
    #expect(
      advice(for: "import Foundation\n\(text)").allSatisfy { $0.contains("give the actor \"Store\" an executor") })
  }

  @Test(arguments: [
    "DispatchQueue.main.sync { usleep(1) }", "while n < 3 { usleep(100) }",
    "let s = DispatchSemaphore(value: 0); Task.detached { s.signal() }; s.wait()",
  ])
  func synchronousFunctionsOfActors(body: String) {
    let advice = advice(for: "import Foundation\nactor A { var n = 0; func f() { \(body) } }")
    #expect(advice.contains { $0.hasPrefix("in \"A.f()\", made async") }, "\(advice)")
  }

  @Test(arguments: [(".iOS(.v13)", true), (".iOS(.v15)", false)]) func systemsWithoutAsyncFunctions(
    platforms: String, isSaid: Bool
  ) {
    let text =
      "import CoreData\nfunc f(_ context: NSManagedObjectContext) async { context.performAndWait { context.reset() } }"
    let advice = advice(
      forPackage: ".target(name: \"A\")", platforms: platforms, [("Sources/A/A.swift", text)])
    #expect(advice.contains { $0.hasPrefix("from macOS 12 and iOS 15 on") } == isSaid, "\(advice)")
  }
}
