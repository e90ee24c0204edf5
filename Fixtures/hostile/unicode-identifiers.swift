// Identifiers, operators and strings beyond ASCII, and backticks.
// swift-format-ignore-file
import Foundation

struct Größe {
  let größe: DispatchGroup
  func lade() { usleep(1) }
}
func прочитать(_ путь: String) -> Data? { FileManager.default.contents(atPath: путь) }
func 読む() async -> Data? { прочитать("/x") }  // want blocking-file-io via прочитать(_:) > FileManager.contents(atPath:)
infix operator ⊕
func ⊕ (left: Int, right: Int) -> Int {
  usleep(1)
  return left + right
}

func verwende(_ wert: Größe) async {
  wert.lade()  // want 8 blocking-sleep via Größe.lade() > usleep(_:)
  wert.größe.wait()  // want 16 blocking-wait
  let 🚀 = { usleep(1) }
  🚀()  // want 3 blocking-sleep
  _ = 1 ⊕ 2  // want 9 blocking-sleep
  let naïve = "usleep(1) ✅"
  print(naïve)
}

enum Escaped {
  static func `repeat`() { usleep(1) }
  static func `default`(_ `in`: Int) -> Int { `in` }
  static func go() async {
    `repeat`()  // want 5 blocking-sleep
    Escaped.`repeat`()  // want blocking-sleep
    _ = `default`(1)
  }
  case `init`
  func `async`() { usleep(1) }
  func await(_ value: Int) { usleep(1) }
}
func keywords(_ value: Escaped) {
  value.async()
  value.await(1)
}
