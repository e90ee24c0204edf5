import Foundation

func mistakes() async {
  sleep(1)  // asynclint:ignore blocking-slep -- a typing error // want invalid-suppression "blocking-slep" // want blocking-sleep
  sleep(1)  // asynclint:ignore // want invalid-suppression // want blocking-sleep
  sleep(1)  // asynclint:ignore -- all of it // want invalid-suppression // want blocking-sleep
  sleep(1)  // asynclint:ignore all -- all of it // want invalid-suppression "all" // want blocking-sleep
  sleep(1)  // asynclint:ignroe blocking-sleep -- a typing error // want invalid-suppression // want blocking-sleep
  sleep(1)  // AsyncLint:ignore blocking-sleep -- in capitals // want 16 invalid-suppression // want blocking-sleep
  sleep(1)  // asynclint:Ignore blocking-sleep -- in capitals // want 26 invalid-suppression // want blocking-sleep
  // AsyncLint: says what people think of it
  sleep(1)  // asynclint:ignore blocking-sleep because it is short // want invalid-suppression // want blocking-sleep
  sleep(1)  // asynclint:ignore blocking-sleep,, spin-weit -- // want 48 invalid-suppression // want 50 invalid-suppression
  sleep(1)  // asynclint:ignore blocking-sleep // want 16 suppression-without-reason "blocking-sleep"
  sleep(1)  // asynclint:ignore blocking-sleep -- // want suppression-without-reason
  sleep(1)  // asynclint:ignore blocking-sleep -- x // asynclint:ignore keychain -- only the first counts
  1  // asynclint:ignore unused-suppression -- it guards itself // want invalid-suppression "unused-suppression"
}

/// A page about it: asynclint:ignore blocking-sleep -- is only spoken of here.
/// asynclint:ignore nonsense
func documented() {}

// Code that was commented out suppresses nothing, and is no mistake:
// sleep(1)  // asynclint:ignore nonsense

let text = "// asynclint:ignore nonsense"

func offByDefault() async {
  1  // asynclint:ignore lock-in-async -- off by default, so nobody can tell whether it is in use
}

func duplicates() async {
  sleep(1)  // asynclint:ignore blocking-sleep, blocking-sleep -- twice // want unused-suppression
}
