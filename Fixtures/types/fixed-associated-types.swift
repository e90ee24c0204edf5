// Associated types that the `where` clause of a generic parameter fixes.
import Foundation

struct Job {
  func run() { usleep(1) }
}

protocol Source {
  associatedtype Output
  var latest: Output { get }
  var all: [Output] { get }
  func next() -> Output?
}

func drain<S: Source>(_ source: S) async where S.Output == Job {
  source.latest.run()  // want blocking-sleep
  source.next()?.run()  // want blocking-sleep
  for job in source.all { job.run() }  // want blocking-sleep
  source.all.forEach { $0.run() }  // want blocking-sleep
}

func count<S: Source>(_ source: S) async where S.Output == [Job] {
  source.latest.first?.run()  // want blocking-sleep
}
