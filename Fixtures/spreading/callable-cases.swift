// Cases of an enumeration that is called like a function.
import Foundation

enum Step {
  case build
  case named(String)

  func callAsFunction() { usleep(1) }
}

func run() async {
  Step.build()  // want blocking-sleep
  let step = Step.named("a")
  step()  // want blocking-sleep
  _ = Step.named("b")
}
