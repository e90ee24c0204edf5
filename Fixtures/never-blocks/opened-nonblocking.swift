// A descriptor that a type opens in non-blocking mode gives back at once, in all its functions.
// swift-format-ignore-file
import Foundation

actor Port {
  private var descriptor: Int32 = -1
  private var other: Int32 = -1
  func open(_ path: String) {
    descriptor = Foundation.open(path, O_RDWR | O_NOCTTY | O_NONBLOCK)
    other = Foundation.open(path, O_RDWR)  // want 24 file-open
  }
  func drain() {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(descriptor, &bytes, bytes.count) > 0 {}
    while read(other, &bytes, bytes.count) > 0 {}  // want 11 blocking-file-io
  }
}
