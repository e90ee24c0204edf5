// Elements of asynchronous sequences that libraries declare, and of what their operators make.
import AsyncAlgorithms
import Combine
import Foundation

struct Job: Sendable {
  var number = 1
  func run() { usleep(1) }
}

func channels(_ jobs: AsyncChannel<Job>, _ others: AsyncThrowingChannel<Job, any Error>, _ stream: AsyncStream<Job>) async throws {
  for await job in jobs { job.run() }  // want blocking-sleep
  for try await job in others.filter({ $0.number > 1 }) { job.run() }  // want blocking-sleep
  for await job in merge(jobs, stream) { job.run() }  // want blocking-sleep
  for await job in chain(jobs, stream).debounce(for: .seconds(1)) { job.run() }  // want blocking-sleep
  for await (job, other) in combineLatest(jobs, stream) { job.run(); print(other) }  // want blocking-sleep
  for await (job, _) in zip(jobs, stream).filter({ $0.0.number > 1 }) { job.run() }  // want blocking-sleep
  for await chunk in jobs.chunked(by: { $0.number < $1.number }) { chunk.first?.run() }  // want blocking-sleep
  for await (_, chunk) in jobs.chunked(on: { $0.number }) { chunk.first?.run() }  // want blocking-sleep
  for await chunk in jobs.chunks(ofCount: 2) { chunk.first?.run() }  // want blocking-sleep
  for await job in jobs.removeDuplicates(by: { job, _ in job.run(); return true }) { print(job) }  // want blocking-sleep
  for await job in jobs._throttle(for: .seconds(1), reducing: { _, job in job.run(); return job }) { print(job) }  // want blocking-sleep
  for await (job, _) in jobs.adjacentPairs() { job.run() }  // want blocking-sleep
  for await job in jobs.reductions({ job, other in other.run(); return job }) { print(job) }  // want blocking-sleep
  for await job in jobs.reductions(Job(), { job, other in other.run(); return job }) { job.run() }  // want blocking-sleep // want blocking-sleep
}

func merged(_ jobs: AsyncMerge2Sequence<AsyncStream<Job>, AsyncStream<Job>>) async {
  for await job in jobs.removeDuplicates(by: { $0.number == $1.number }) { job.run() }  // want blocking-sleep
}

func lines(_ url: URL, _ session: URLSession) async throws {
  for try await line in url.lines.map({ usleep(1); return $0 }) { print(line) }  // want blocking-sleep
  for try await line in FileHandle.standardInput.bytes.lines.drop(while: { usleep(1); return $0 == "" }) { print(line) }  // want blocking-sleep
  for try await line in try await session.bytes(from: url).0.lines.map({ usleep(1); return $0 }) { print(line) }  // want blocking-sleep
}

func notifications(_ center: NotificationCenter, _ subject: PassthroughSubject<Job, Never>) async {
  for await name in center.notifications(named: .init("a")).map({ usleep(1); return $0.name }) { print(name) }  // want blocking-sleep
  for await job in subject.values { job.run() }  // want blocking-sleep
}
