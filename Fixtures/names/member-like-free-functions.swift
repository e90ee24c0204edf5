// Unqualified calls inside a type: a member of fitting labels hides the free function, extensions of others do not.
import Foundation

class Device {
  func read(_ n: Int) -> Int { n }
  func poll(_ n: Int) -> Int { n }
}

extension Device {
  func flush(_ fd: Int32) async { _ = fsync(fd) }  // want 39 blocking-file-io
  func step() async {
    _ = read(1)
    _ = poll(2)
  }
}

final class Serial: Device {
  func lookup() async -> Int {
    let total = read(1) + poll(2)
    _ = getchar()  // want 9 blocking-stdio
    return total
  }
}

func free(_ device: Device) async -> Int {
  _ = getchar()  // want 7 blocking-stdio
  return device.read(1)
}

struct Terminal {
  func getchar() -> Int32 { 0 }
  struct Screen {
    let terminal: Terminal
    func key() async -> Int32 { terminal.getchar() }
  }
}
