// Class members called on a generic parameter: whatever class is below its bound may run.
import Foundation

class Job {
  required init() {}
  class func prepare() {}
}
final class Slow: Job {
  override class func prepare() { sleep(1) }
}
func start<Kind: Job>(_ type: Kind.Type) async {
  Kind.prepare()  // want 8 blocking-sleep likely
  Job.prepare()
  Slow.prepare()  // want 8 blocking-sleep
}
protocol Owner { associatedtype Work: Job }
extension Owner {
  func go() async { Work.prepare() }  // want 26 blocking-sleep likely
}
