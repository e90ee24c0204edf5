// Declarations of the own module hide the catalogue's names in every file of it.
import Foundation

struct Process {
  var arguments: [String] = []
  func run() throws {}
  func waitUntilExit() {}
}

enum Thread {
  static func sleep(forTimeInterval seconds: Double) {}
}

final class DispatchSemaphore {
  init(value: Int) {}
  func wait() {}
  func signal() {}
}

func usleep(_ microseconds: Int) {}
func readLine() -> String? { nil }

struct FileHandle {
  func readDataToEndOfFile() -> Data { Data() }
}

func use(_ path: String) async throws {
  let process = Process()
  try process.run()
  process.waitUntilExit()
  Thread.sleep(forTimeInterval: 1)
  let semaphore = DispatchSemaphore(value: 0)
  semaphore.wait()
  usleep(1)
  _ = readLine()
  _ = FileHandle().readDataToEndOfFile()
  Foundation.Thread.sleep(forTimeInterval: 1)  // want 21 blocking-sleep
  sleep(1)  // want 3 blocking-sleep
}
