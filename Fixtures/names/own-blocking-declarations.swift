// An own declaration that hides a name is judged by its own body.
import Foundation

enum Thread {
  static func sleep(forTimeInterval seconds: Double) { Foundation.Thread.sleep(forTimeInterval: seconds) }
}
func sleep(_ seconds: Int) { _ = Foundation.sleep(UInt32(seconds)) }

struct Process {
  let base = Foundation.Process()
  func waitUntilExit() { base.waitUntilExit() }
}

func use(_ process: Process) async {
  // want-next blocking-sleep via Thread.sleep(forTimeInterval:) > Thread.sleep(forTimeInterval:)
  Thread.sleep(forTimeInterval: 1)
  sleep(1)  // want blocking-sleep via sleep(_:) > sleep(_:)
  process.waitUntilExit()  // want blocking-process via Process.waitUntilExit() > Process.waitUntilExit()
}
