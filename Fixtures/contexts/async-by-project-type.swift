// Async function types behind nested aliases, generics, optionals, results of functions and inherited members.
import Foundation

enum Net {
  typealias Completion = () async -> Void
  typealias Alias = Completion
  struct Options {
    let retry: Alias?
    let log: (String) -> Void
    init(retry: Alias? = nil, log: @escaping (String) -> Void = { _ in }) {
      self.retry = retry
      self.log = log
    }
  }
}

class Screen {
  var onOpen: Net.Alias?
  var onClose: (() -> Void)?
  func bind(_ action: @escaping Net.Completion) {}
}

final class Detail: Screen {
  func setUp() {
    onOpen = { usleep(1) }  // want 16 blocking-sleep
    onClose = { usleep(1) }
    self.onOpen = { usleep(1) }  // want 21 blocking-sleep
    super.bind { usleep(1) }  // want 18 blocking-sleep
    bind { usleep(1) }  // want 12 blocking-sleep
  }
}

struct Box<Value> {
  let value: Value
  func with(_ body: (Value) async -> Void) async { await body(value) }
}

func options() -> [Net.Options] {
  [
    Net.Options(retry: { usleep(1) }),  // want 26 blocking-sleep
    .init(retry: { usleep(1) }, log: { _ in usleep(2) }),  // want 20 blocking-sleep
    Net.Options { _ in usleep(1) },
  ]
}

func use(_ screen: Screen, _ box: Box<Int>) async {
  screen.onOpen = { usleep(1) }  // want 21 blocking-sleep
  screen.bind { usleep(1) }  // want 17 blocking-sleep
  await box.with { _ in usleep(1) }  // want 25 blocking-sleep
}

struct Pipeline {
  var steps: [(name: String, run: () async throws -> Void)] = []
  mutating func add(_ name: String, _ run: @escaping () async throws -> Void) { steps.append((name, run)) }
}

func build(_ pipeline: inout Pipeline) {
  pipeline.add("one") { usleep(1) }  // want 25 blocking-sleep
  pipeline.add("two", { usleep(1) })  // want 25 blocking-sleep
}
