// In extensions of sequences the element has several names, and a part of one has the same elements.
import Foundation

final class Job: @unchecked Sendable {
  func run() { usleep(1) }
}

extension Sequence {
  func each(_ body: (Self.Element) -> Void) { forEach(body) }
  func eachOfIterator(_ body: (Iterator.Element) -> Void) { forEach(body) }
  func eachOfOwnIterator(_ body: (Self.Iterator.Element) -> Void) { forEach(body) }
  func eachLater(_ body: (Self.Element) async -> Void) async { for element in self { await body(element) } }
  func all() -> [Self.Element] { Array(self) }
  func allOfIterator() -> [Iterator.Element] { Array(self) }
}
extension Collection {
  func start(_ body: (SubSequence) -> Void) { body(prefix(1)) }
  func ownStart() -> Self.SubSequence { prefix(1) }
  func end() -> Self.Element? { first }
}
extension AsyncSequence {
  func eachArriving(_ body: (Self.Element) async -> Void) async throws {
    for try await element in self { await body(element) }
  }
}

func use(_ jobs: [Job], _ named: [String: Job], _ arriving: AsyncStream<Job>) async throws {
  jobs.each { $0.run() }  // want blocking-sleep
  jobs.eachOfIterator { $0.run() }  // want blocking-sleep
  jobs.eachOfOwnIterator { $0.run() }  // want blocking-sleep
  await jobs.eachLater { $0.run() }  // want blocking-sleep
  jobs.all()[0].run()  // want blocking-sleep
  jobs.allOfIterator()[0].run()  // want blocking-sleep
  named.values.each { $0.run() }  // want blocking-sleep
  jobs.start { $0.first?.run() }  // want blocking-sleep
  jobs.ownStart().first?.run()  // want blocking-sleep
  jobs.end()?.run()  // want blocking-sleep
  try await arriving.eachArriving { $0.run() }  // want blocking-sleep
}
