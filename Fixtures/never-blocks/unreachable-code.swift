// What stands behind a statement that leaves is never reached.
import Foundation

struct Unsupported: Error {}

func thrown() async throws {
  throw Unsupported()
  usleep(1)
}

func returned(_ isOld: Bool) async -> Int {
  if isOld {
    return 1
    usleep(1)
  }
  usleep(1)  // want blocking-sleep
  if false { usleep(1) }
  return 2;
  usleep(1)
}

func ended() {
  fatalError("not yet")
  usleep(1)
}

func loops(_ items: [Int]) async {
  for item in items {
    if item == 1 { continue }
    usleep(1)  // want blocking-sleep
    break
    usleep(1)
  }
  helper()  // want blocking-sleep
  ended()
  #if DEBUG
    return
  #endif
  usleep(1)  // want blocking-sleep
  return
  func helper() { usleep(1) }
}
