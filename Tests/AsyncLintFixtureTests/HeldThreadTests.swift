import AsyncLintAnalysis
import Testing

@testable import AsyncLintDriver

/// What findings say of the thread that is held.
@Suite struct HeldThreadTests {
  private let pool = "\"sleep(_:)\" blocks a thread of Swift's pool"
  private let main = "\"sleep(_:)\" blocks the main thread"

  private func findings(in text: String) -> [Finding] {
    let file = FactsReader().read(path: "a.swift", location: "a.swift", bytes: Array("import Foundation\n\(text)".utf8))
    return analyzeFiles([file], manifests: [], contexts: [.async])
  }

  @Test(arguments: [
    "@MainActor func load() async { sleep(1) }",
    "@MainActor final class Model { func load() async { sleep(1) } }",
    "@MainActor func load() { Task { sleep(1) } }",
    "func load() async { await MainActor.run { sleep(1) } }",
    "func load() { Task { @MainActor in sleep(1) } }",
    "import SwiftUI\nstruct Screen: View { var body: some View { Text(\"\").task { sleep(1) } } }",
    "import AppKit\nfinal class Pane: NSView { func load() async { sleep(1) } }",
    "import UIKit\nfinal class Cell: UITableViewCell { func load() async { sleep(1) } }",
    "import AppKit\nfinal class Palette: NSPanel { func load() { Task { sleep(1) } } }",
    "await Task.yield()\nsleep(1)",
    "@main struct Tool { static func main() async { sleep(1) } }",
    "@MainActor enum Screen { static func run(_ body: () -> Void) { body() } }\nfunc load() async { await Screen.run { sleep(1) } }",
    "func run(_ body: () -> Void) { body() }\n@MainActor func load() async { run { sleep(1) } }",
    "@MainActor func load() { let start = { Task { sleep(1) } }; _ = start() }",
    "import SwiftUI\nstruct Screen: View { let names: [Name]\n var body: some View { List(names) { _ in Text(\"\").task { sleep(1) } } } }",
    "import SwiftUI\nstruct Screen: View { var body: some View { Text(\"\").sheet(item: $name, onDismiss: { Task { sleep(1) } }) { _ in } } }",
    "import Combine\n@MainActor func load(_ names: AnyPublisher<Int, Never>) { _ = names.sink { _ in Task { sleep(1) } } }",
  ])
  func asyncCodeOfTheMainActorHoldsTheMainThread(text: String) {
    #expect(findings(in: text).map(\.message) == [main])
  }

  @Test(arguments: [
    "func load() async { sleep(1) }",
    "@MainActor final class Model { nonisolated func load() async { sleep(1) } }",
    "@MainActor func load() { Task.detached { sleep(1) } }",
    "@MainActor func load() async { await withTaskGroup(of: Void.self) { $0.addTask { sleep(1) } } }",
    "await Task.yield()\nstruct Tool { func load() async { sleep(1) } }",
    "struct Tool { static func main() async { sleep(1) } }",
    "@MainActor func load() { let start: @Sendable () -> Void = { Task { sleep(1) } }; start() }",
    "@MainActor func load() { let start = { @Sendable in Task { sleep(1) } }; _ = start() }",
    "import SwiftUI\nstruct Screen: View { func sink(receiveValue: @escaping @Sendable (Int) -> Void) {}\n func load() { sink { _ in Task { sleep(1) } } } }",
    "func run(_ body: () -> Void) async { body() }\n@MainActor func load() async { await run { sleep(1) } }",
    "actor Store { func run(_ body: () -> Void) { body() } }\n@MainActor func load() async { await Store().run { sleep(1) } }",
  ])
  func otherAsyncCodeHoldsOneOfThePool(text: String) {
    #expect(findings(in: text).map(\.message) == [pool])
  }

  @Test(arguments: [
    "@MainActor func reload() { sleep(1) }\nfunc load() async { await reload() }",
    "@MainActor final class Model { init() { sleep(1) } }\nfunc load() async { _ = await Model() }",
    "@MainActor struct Model { var text: Int { Int(sleep(1)) } }\nfunc load(_ model: Model) async { _ = await model.text }",
  ])
  func whatIsAwaitedOnTheMainActorHoldsTheMainThread(text: String) {
    let messages = findings(in: text).map(\.message)
    #expect(messages.count == 1)
    #expect(messages.allSatisfy { $0.hasSuffix("blocks the main thread: it reaches \"sleep(_:)\"") })
  }

  /// Those of `async let` are awaited where the turn ends, and do not add up.
  @Test func turnsOfALoopAddUpOnlyInATaskGroup() {
    let loop = "func load() async { await withTaskGroup(of: Void.self) { group in for _ in 0..<9 {"
    let added = findings(in: loop + "group.addTask { sleep(1) } } } }").map(\.message)
    #expect(added == [pool + ", once for each turn of the loop: after as many turns as there are cores no task runs"])
    let awaited = findings(in: "func load() async { for _ in 0..<9 { async let a = sleep(1) } }").map(\.message)
    #expect(
      awaited == [
        pool + ", again in each turn of the loop, with a thread of its own for each \"async let\" of the turn"
      ])
  }

  @Test func aTaskOfTheMainActorIsNoWayOffTheMainThread() {
    let found = findings(in: "@MainActor func load() { Task { sleep(1) } }")
    let remark = "a \"Task\" is no way off the main thread: the main actor runs it too"
    #expect(found.first?.advice.hasSuffix(remark) == true)
  }

  /// Without `async` it would stay on its actor.
  @Test(arguments: [
    ("func load() async { sleep(1) }", "without \"async\" its callers could move it to a thread that may block"),
    ("@MainActor func load() async { sleep(1) }", "nothing else runs on the main thread until it returns"),
    ("actor Store { func load() async { sleep(1) } }", "nothing else runs on its actor until it returns"),
    (
      "actor Store { var load: Int { get async { Int(sleep(1)) } } }",
      "nothing else runs on its actor until it returns"
    ),
    (
      "actor Store { nonisolated func load() async { sleep(1) } }",
      "without \"async\" its callers could move it to a thread that may block"
    ),
    (
      "@globalActor actor Pool { static let shared = Pool() }\n@Pool func load() async { sleep(1) }",
      "nothing else runs on its actor until it returns"
    ),
  ])
  func whatNeverSuspends(text: String, meaning: String) {
    let notes = findings(in: text).flatMap(\.notes).map(\.message)
    #expect(notes.count == 1 && notes[0].hasSuffix("never suspends: \(meaning)"), "\(notes)")
  }

  /// Who calls such a function does so by a declaration that says `async`, and would not know.
  @Test(arguments: [
    "protocol Store { func load() async }\nstruct Files: Store { func load() async { sleep(1) } }",
    "struct Files: RemoteStore { func load() async { sleep(1) } }",
    "extension Files: RemoteStore { func load() async { sleep(1) } }\nstruct Files {}",
    "class Base { func load() async {} }\nclass Files: Base { override func load() async { sleep(1) } }",
    "class Files: XCTestCase { func testLoad() async { sleep(1) } }", "@Test func load() async { sleep(1) }",
  ])
  func whatIsAsyncForOthers(text: String) { #expect(findings(in: text).flatMap(\.notes).isEmpty) }

  @Test(arguments: [
    "protocol Store { func save() async }\nstruct Files: Store { func save() async {}; func load() async { sleep(1) } }",
    "struct Files: Sendable, Codable { func load() async { sleep(1) } }",
    "struct Files: RemoteStore { private func load() async { sleep(1) } }",
  ])
  func whatIsAsyncForItself(text: String) { #expect(findings(in: text).flatMap(\.notes).count == 1) }

  @Test func waitingForTheMainThreadOnItDeadlocks() {
    let found = findings(in: "@MainActor func load() async { DispatchQueue.main.sync {} }")
    let message = "\"DispatchQueue.main.sync\" waits on the main thread for the main thread, which deadlocks"
    #expect(found.map(\.message) == [message])
  }

  /// Where a manifest says that what has no actor is on the main one.
  @Test(arguments: [
    ("", ", swiftSettings: [.defaultIsolation(MainActor.self)]", ""),
    ("let common: [SwiftSetting] = [.defaultIsolation(MainActor.self)]", ", swiftSettings: common", ""),
    (
      "let common: [SwiftSetting] = base + []\nlet base: [SwiftSetting] = [.defaultIsolation(MainActor.self)]",
      ", swiftSettings: common + [.strictMemorySafety()]", ""
    ),
    ("", "", "for target in package.targets { target.swiftSettings = [.defaultIsolation(MainActor.self)] }"),
    (
      "let common: [SwiftSetting] = [.defaultIsolation(MainActor.self)]", "",
      "for target in package.targets.filter({ $0.type != .plugin }) { target.swiftSettings = common }"
    ),
  ])
  func manifestsPutTargetsOnTheMainActor(variables: String, settings: String, loop: String) {
    #expect(messages(for: sleeping, manifest: manifest(variables, settings, loop)) == [main, pool, pool])
  }

  /// Where a manifest says it of others, or says something else.
  @Test(arguments: [
    ("", ", swiftSettings: [.defaultIsolation(nil)]", ""),
    ("let common: [SwiftSetting] = [.defaultIsolation(MainActor.self)]", "", ""),
    (
      "let common: [SwiftSetting] = [.defaultIsolation(MainActor.self)]",
      "), .target(name: \"B\", swiftSettings: common", ""
    ),
    (
      "", "",
      "for target in package.targets where target.name == \"B\" { target.swiftSettings = [.defaultIsolation(MainActor.self)] }"
    ),
    (
      "let others: [Target] = []", "",
      "for target in others { target.swiftSettings = [.defaultIsolation(MainActor.self)] }"
    ),
  ])
  func manifestsSayNothingOfTheMainActor(variables: String, settings: String, loop: String) {
    #expect(messages(for: sleeping, manifest: manifest(variables, settings, loop)) == [pool, pool, pool])
  }

  /// The main thread maybe: nobody knows here.
  @Test func functionsMayRunWhereTheirCallersDo() {
    let settings = #", swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]"#
    #expect(
      messages(for: sleeping, manifest: manifest("", settings, "")) == [
        "\"sleep(_:)\" blocks the thread of its caller", pool, pool,
      ])
  }

  @Test(arguments: [
    "nonisolated(nonsending) func load() async { sleep(1) }",
    "@MainActor final class Store { nonisolated(nonsending) func load() async { sleep(1) } }",
    "actor Store { nonisolated(nonsending) var size: Int { get async { sleep(1); return 1 } } }",
    "func load(isolation: isolated (any Actor)? = #isolation) async { sleep(1) }",
  ])
  func functionsThatTakeTheirCallersActor(text: String) {
    #expect(findings(in: text).map(\.message) == ["\"sleep(_:)\" blocks the thread of its caller"])
  }

  /// The word before a type or protocol is for what stands in its own braces, and what is called at once stays where it is called.
  @Test(arguments: [
    ("nonisolated protocol Loading {}\nstruct Store: Loading { func load() async { sleep(1) } }", true),
    ("nonisolated protocol Loading {}\nextension Loading { func load() async { sleep(1) } }", true),
    ("nonisolated struct Store {}\nextension Store { static func load() async { sleep(1) } }", true),
    ("nonisolated struct Store { func load() async { sleep(1) } }", false),
    ("nonisolated struct Store {}\nnonisolated extension Store { func load() async { sleep(1) } }", false),
    ("func load() async { await { () async in sleep(1) }() }", true),
    (
      "@globalActor actor Own { static let shared = Own() }\n@Own class Store { struct Part { func load() async { sleep(1) } } }",
      false
    ),
  ])
  func whatStandsOutsideOfTheWord(text: String, isMain: Bool) {
    let settings = ", swiftSettings: [.defaultIsolation(MainActor.self)]"
    #expect(
      messages(for: "import Foundation\n\(text)", manifest: manifest("", settings, "")) == [isMain ? main : pool])
  }

  private let sleeping = """
    import Foundation
    func load() async { sleep(1) }
    @concurrent func save() async { sleep(1) }
    actor Store { func load() async { sleep(1) } }
    """

  private func manifest(_ variables: String, _ settings: String, _ loop: String) -> String {
    """
    import PackageDescription
    \(variables)
    let package = Package(name: "a", targets: [.target(name: "A"\(settings))])
    \(loop)
    """
  }
}
