import Foundation

// asynclint:ignore-declaration blocking-sleep -- the whole type is a test double
@available(macOS 15, *)
public final class Slow {
  func rest() async { sleep(1) }
  func helper() { sleep(1) }
}

func callsIt(_ slow: Slow) async { slow.helper() }

struct Members {
  // asynclint:ignore-declaration blocking-file-io -- read once at the start
  @MainActor private var text: String { get async { (try? String(contentsOfFile: "x")) ?? "" } }

  func next() async { _ = try? String(contentsOfFile: "x") }  // want blocking-file-io

  // asynclint:ignore-declaration blocking-sleep -- with another comment between
  /// Documented.
  func documented() async {
    sleep(1)
    _ = try? String(contentsOfFile: "x")  // want blocking-file-io
  }
}

func notAbove() async {
  // asynclint:ignore-declaration blocking-sleep -- an expression is no declaration // want unused-suppression
  sleep(1)  // want blocking-sleep
  func inner() {}
  // asynclint:ignore-declaration blocking-sleep -- nor is the end of a block // want unused-suppression
}

func afterThat() async { sleep(1) }  // want blocking-sleep
