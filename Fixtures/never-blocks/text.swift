// Names in strings, comments and regex literals are text; only interpolations are code.
// swift-format-ignore-file
import Foundation
import RegexBuilder

/// Never call `Thread.sleep(forTimeInterval: 1)` or ``usleep(_:)`` here.
///
///     semaphore.wait()
///     let data = try Data(contentsOf: url)
func text(_ url: URL) async -> [String] {
  // usleep(1); semaphore.wait(); process.waitUntilExit()
  /* usleep(1) /* nested usleep(2) */ Thread.sleep(forTimeInterval: 1) */
  let plain = "usleep(1); Thread.sleep(forTimeInterval: 1)"
  let raw = #"semaphore.wait() \(usleep(1)) "quoted" usleep(2)"#
  let double = ##"a "# usleep(1) \#(usleep(2)) b"##
  let lines = """
    usleep(1)
    try Data(contentsOf: url)
    "\\(usleep(1))" and \\(usleep(2))
    """
  let rawLines = #"""
    usleep(1) \(usleep(2))
    """#
  let regex = /usleep\(1\)|Thread\.sleep/
  let extended = #/process/waitUntilExit()|usleep(1)/#
  let multi = #/
    usleep\(1\)  # usleep(2)
    /#
  let quote = "a \" usleep(1) \" b"
  let inner = "x \("usleep(1)") y"
  let real = "x \(usleep(1)) y"  // want 19 blocking-sleep
  let rawReal = #"x \#(usleep(1)) y"#  // want 24 blocking-sleep
  let deep = "a \("b \(usleep(1)) c") d"  // want 24 blocking-sleep
  _ = (regex, extended, multi)
  let divided = Int(usleep(1)) / 2 / 1  // want 21 blocking-sleep
  return [plain, raw, double, lines, rawLines, quote, inner, real, rawReal, deep, "\(divided)"]
}

enum Names: String { case usleep, sleep, system = "system()" }
let table = ["usleep(1)": Names.usleep, "wait": .sleep]
#if false
  func never() async { usleep(1) }
#endif
