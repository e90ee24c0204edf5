import Foundation

// On the blocking line of a helper a suppression stops the chain at its source.

func stopped() {
  sleep(1)  // asynclint:ignore blocking-sleep -- microseconds on the hardware it runs on
}

func between() { stopped() }

func callers() async {
  stopped()
  between()
}

// On a call in between it stops what goes that way.

func helper() { sleep(1) }
func quiet() {
  helper()  // asynclint:ignore blocking-sleep -- never called on the pool
}

func callsQuiet() async {
  quiet()
  helper()  // want blocking-sleep via helper() > sleep(_:)
  helper()  // asynclint:ignore blocking-sleep -- at the call itself
}

// One suppressed line leaves the others.

func twoWays() {
  sleep(1)  // asynclint:ignore blocking-sleep -- this one is fine
  _ = try? String(contentsOfFile: "x")
}

func callsTwoWays() async {
  twoWays()  // want blocking-file-io via twoWays() > String.init(contentsOfFile:)
}

// The rule has to be the one that is reported.

func otherRule() {
  sleep(1)  // asynclint:ignore blocking-file-io -- a mistake // want unused-suppression
}

func callsOtherRule() async {
  otherRule()  // want blocking-sleep
}

// Where nothing is reported, nothing can be suppressed.

func offloaded() {
  DispatchQueue(label: "q").async {
    sleep(1)  // asynclint:ignore blocking-sleep -- needless // want unused-suppression
  }
}
