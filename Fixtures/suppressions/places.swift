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
  // asynclint:ignore blocking-sleep -- comments may stand between
  // as here
  /* and here */
  sleep(3)
  // asynclint:ignore blocking-sleep -- an empty line may not // want unused-suppression

  sleep(4)  // want blocking-sleep
  // asynclint:ignore blocking-sleep -- nor below another comment // want unused-suppression
  // as here

  sleep(5)  // want blocking-sleep
}

// asynclint:ignore-declaration blocking-sleep -- comments may stand between here, too
/// As this one.
func aboveTheDeclaration() async { sleep(1) }

// asynclint:ignore-declaration blocking-sleep -- an empty line may not // want unused-suppression

func apartFromTheDeclaration() async { sleep(1) }  // want blocking-sleep

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
