// Elements of asynchronous sequences, of streams made together with what feeds them, and of what operators make of both.
import Foundation

struct Job: Sendable, Comparable {
  var number = 1
  func run() { usleep(1) }
  static func < (one: Job, other: Job) -> Bool { one.number < other.number }
}

actor Worker {
  private let (stream, continuation) = AsyncStream.makeStream(of: Job.self)
  private let pair = AsyncThrowingStream.makeStream(of: Job.self, bufferingPolicy: .unbounded)

  func work() async throws {
    continuation.finish()
    for await job in stream { job.run() }  // want blocking-sleep
    for try await job in pair.stream { job.run() }  // want blocking-sleep
  }
}

func made() async throws {
  let (stream, continuation) = AsyncStream.makeStream(of: Job.self)
  continuation.finish()
  for await job in stream { job.run() }  // want blocking-sleep
  let (typed, end) = AsyncStream<Job>.makeStream(bufferingPolicy: .unbounded)
  end.finish()
  for await job in typed { job.run() }  // want blocking-sleep
  let (throwing, last) = AsyncThrowingStream.makeStream(of: Job.self)
  last.finish()
  for try await job in throwing { job.run() }  // want blocking-sleep
}

func operated(on jobs: AsyncStream<Job>, _ throwing: AsyncThrowingStream<Job, any Error>) async throws {
  for await job in jobs.filter({ $0.number > 1 }) { job.run() }  // want blocking-sleep
  for await job in jobs.filter({ job in job.run(); return true }) { print(job) }  // want blocking-sleep
  for await job in jobs.prefix(2).dropFirst() { job.run() }  // want blocking-sleep
  for await job in jobs.prefix(while: { $0.number > 1 }).drop(while: { $0.number > 1 }) { job.run() }  // want blocking-sleep
  for await job in jobs.map({ $0 }).filter({ $0.number > 1 }) { job.run() }  // want blocking-sleep
  for await (_, job) in jobs.map({ ($0.number, $0) }) { job.run() }  // want blocking-sleep
  for await job in jobs.compactMap({ Optional($0) }).prefix(2) { job.run() }  // want blocking-sleep
  for await job in jobs.flatMap({ _ in jobs }).prefix(2) { job.run() }  // want blocking-sleep
  for try await job in throwing.filter({ $0.number > 1 }).map({ $0 }) { job.run() }  // want blocking-sleep
  await jobs.filter { $0.number > 1 }.first { $0.number > 1 }?.run()  // want blocking-sleep
  await jobs.max { $0 < $1 }?.run()  // want blocking-sleep
  _ = await jobs.map { $0 }.reduce(Job()) { sum, job in job.run(); return sum }  // want blocking-sleep
}

func written(_ jobs: AsyncFilterSequence<AsyncStream<Job>>) async {
  for await job in jobs { job.run() }  // want blocking-sleep
}
