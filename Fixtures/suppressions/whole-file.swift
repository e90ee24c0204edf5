import Foundation

// asynclint:ignore-file blocking-sleep -- a scratch file

func first() async { sleep(1) }

func second() async { _ = try? String(contentsOfFile: "x") }  // want blocking-file-io

// The nearest comment is the one in use.
func third() async {
  sleep(1)  // asynclint:ignore blocking-sleep -- near
}
