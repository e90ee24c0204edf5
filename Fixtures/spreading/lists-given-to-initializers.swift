// Lists and dictionaries of closures that an initializer puts into a property, whose elements are called there.
import Foundation

func read() -> Data? { try? Data(contentsOf: URL(fileURLWithPath: "/etc/hosts")) }
func quick() -> Data? { nil }

struct Pipeline {
  let steps: [@Sendable () -> Data?]
  func run() async {
    for step in steps { _ = step() }  // want blocking-file-io
  }
}
struct Registry {
  let handlers: [String: @Sendable () -> Data?]
  func run() async {
    _ = handlers["a"]?()  // want blocking-file-io
  }
}
actor Worker {
  private let steps: [@Sendable () -> Data?]
  init(steps: [@Sendable () -> Data?]) { self.steps = steps }
  func run() {
    for step in steps { _ = step() }  // want blocking-file-io
  }
}
struct Harmless {
  let steps: [@Sendable () -> Data?]
  func run() async {
    for step in steps { _ = step() }
  }
}
struct Later {
  let jobs: [@Sendable () async -> Void]
}

func start() async {
  await Pipeline(steps: [read, { quick() }]).run()
  await Registry(handlers: ["a": { read() }]).run()
  await Worker(steps: [{ read() }]).run()
  await Harmless(steps: [quick, { nil }]).run()
  _ = Later(jobs: [{ _ = read() }])  // want blocking-file-io
  print([{ read() }].count)
}
