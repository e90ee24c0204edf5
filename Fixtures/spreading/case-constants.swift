// A pattern may be a constant that is a case.
import Foundation
enum Policy: Equatable { case wait, skip
  static let standard: Policy = .wait }
func apply(_ p: Policy) { switch p { case .standard: sleep(1)
  default: break } }
func use() async {
  apply(.wait)  // want blocking-sleep
  apply(.standard)  // want blocking-sleep
  apply(.skip)
}

struct Job {
  let policy: Policy
  static let usual: Policy = .skip
  func run() {
    switch policy {
    case Job.usual: break
    default: sleep(1)
    }
  }
}
func jobs() async {
  Job(policy: .skip).run()
  Job(policy: .wait).run()  // want blocking-sleep
}
