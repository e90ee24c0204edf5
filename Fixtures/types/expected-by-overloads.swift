// An argument that gets its type from the call it stands in, whose overloads are told apart by it: known whichever is asked about first.
import Foundation

final class Measurement {
  typealias Hook = () async -> Void

  struct Configuration {
    var setUp: Hook?

    init(repetitions: Int = 1, setUp: Hook? = nil) { self.setUp = setUp }
  }

  init(_ name: String, configuration: Configuration, body: (Measurement) -> Void) { sleep(1) }

  convenience init?(_ name: String, configuration: Configuration? = nil, body: @escaping (Measurement) async -> Void) {
    self.init(name, configuration: configuration ?? Configuration()) { _ in }
  }
}

final class Pool {
  func start() { boot() }

  private func boot() { sleep(2) }
}

func measure(_ pool: Pool) async {
  _ = Measurement("sum", configuration: .init(repetitions: 2, setUp: { pool.start() })) { _ in }  // want 7 blocking-sleep // want 77 blocking-sleep via Pool.start() > Pool.boot() > sleep(_:)
}
