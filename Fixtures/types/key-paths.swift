// Key paths, function results and chains carry types from one expression to the next.
// swift-format-ignore-file
import Dispatch
import Foundation

struct Job {
  let group: DispatchGroup
  let name: String
  var report: String { (try? String(contentsOfFile: name, encoding: .utf8)) ?? "" }
}
struct Owner {
  let job: Job
  func jobs() -> [Job] { [job] }
  func byName() -> [String: Job] { [:] }
  static func make(_ job: Job) -> Owner { Owner(job: job) }
}

struct Table {
  let job: Job
  subscript<Value>(path: KeyPath<Job, Value>) -> Value { job[keyPath: path] }
}

// The root is what the subscript says, not the value that it is of.
func subscripts(_ table: Table, _ jobs: [Job]) async {
  table[\.group].wait()  // want 18 blocking-wait
  lazy var report = \Job.report
  _ = jobs[0][keyPath: report]  // want 24 blocking-file-io
}

func use(_ owner: Owner, _ jobs: [Job]) async -> [String] {
  owner.jobs().first?.group.wait()  // want 29 blocking-wait
  Owner.make(owner.job).job.group.wait()  // want 35 blocking-wait
  owner.byName()["x"]?.group.wait()  // want 30 blocking-wait
  owner[keyPath: \.job.group].wait()  // want 31 blocking-wait
  let path = \Owner.job
  owner[keyPath: path].group.wait()  // want 30 blocking-wait
  jobs.map(\.group).forEach { $0.wait() }  // want 34 blocking-wait
  _ = jobs.map(\.name)
  _ = jobs[0][keyPath: \.report]  // want 26 blocking-file-io
  _ = jobs[0][keyPath: \.name]
  let report = \Job.report
  _ = jobs[0][keyPath: report]  // want 24 blocking-file-io
  let name = \Job.name
  _ = jobs[0][keyPath: name]
  return jobs.map(\.report)  // want 21 blocking-file-io
}
