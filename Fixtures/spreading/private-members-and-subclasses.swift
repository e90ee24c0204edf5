// A private member of a class has nothing to do with a member of that name in a subclass.
import Foundation

class Job {
  private func prepare() {}
  private var size: Int { 1 }
  private static func reset() {}
  func run() { prepare() }
  func measure() -> Int { size }
  func clear() { Job.reset() }
}
class SlowJob: Job {
  func prepare() { usleep(1) }
  var size: Int {
    usleep(1)
    return 1
  }
  static func reset() { usleep(1) }
}
func work(job: Job, slow: SlowJob) async {
  job.run()
  slow.run()
  _ = job.measure()
  job.clear()
  slow.prepare()  // want blocking-sleep
  _ = slow.size  // want blocking-sleep
  SlowJob.reset()  // want blocking-sleep
}
