import Foundation

// Behind the call, alone above it, or both sides of a literal that goes over several lines.

func inTheLine() async {
  sleep(1)  // asynclint:ignore blocking-sleep -- a test needs a blocked thread
  sleep(1)  // for the test // asynclint:ignore blocking-sleep -- a test needs a blocked thread
  sleep(1)  /* asynclint:ignore blocking-sleep -- a test needs a blocked thread */
  /* asynclint:ignore blocking-sleep -- in front of it */ sleep(1)
}

func aboveTheLine() async {
  // asynclint:ignore blocking-sleep -- only for the next line
  sleep(1)
  sleep(2)  // want blocking-sleep
  // asynclint:ignore blocking-sleep -- comments and empty lines may stand between

  // as here
  sleep(3)
}

func severalRules() async {
  // asynclint:ignore blocking-sleep, blocking-file-io -- both
  sleep(1); _ = FileManager.default.contents(atPath: "x")
  // asynclint:ignore blocking-sleep -- one of them
  sleep(1); _ = FileManager.default.contents(atPath: "x")  // want blocking-file-io
  // asynclint:ignore blocking-sleep -- stacked
  // asynclint:ignore blocking-file-io -- stacked
  sleep(1); _ = FileManager.default.contents(atPath: "x")
}

func literals() async throws {
  print(
    """
    \(try String(contentsOfFile: "x"))
    """)  // asynclint:ignore blocking-file-io -- no comment has room in the literal
  // asynclint:ignore blocking-file-io -- no comment has room in the literal
  print("""
    \(try String(contentsOfFile: "x"))
    """)
}

func chainedCalls(_ data: [Data]) async throws {
  _ =
    data
    // asynclint:ignore blocking-file-io -- between the calls
    .map { try? $0.write(to: URL(fileURLWithPath: "x")) }
}
