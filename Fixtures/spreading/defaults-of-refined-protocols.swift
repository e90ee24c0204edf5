// The default of a refined protocol takes the place of that of the protocol above, for all that conform to it.
import Foundation

protocol Job {
  func run()
}
extension Job {
  func run() { usleep(1) }
  func runAll() { run() }
}

protocol QuickJob: Job {}
extension QuickJob {
  func run() {}
}

protocol NumberedJob: Job {
  associatedtype Number
}
extension NumberedJob where Number == Int {
  func run() {}
}

struct Quick: QuickJob {}
struct Plain: Job {}
struct Named: NumberedJob { typealias Number = String }

func use() async {
  Quick().runAll()
  Plain().runAll()  // want blocking-sleep
  Named().runAll()  // want blocking-sleep
}
