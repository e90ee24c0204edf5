// What a case is made with by default is made at the call that leaves it out.
import Foundation

func wait() -> Int {
  usleep(1)
  return 1
}

enum Delay {
  case fixed(seconds: Int = wait())
  case none
}

func make() async -> Delay {
  _ = Delay.fixed(seconds: 1)
  _ = Delay.fixed()  // want 13 blocking-sleep via Delay.fixed(seconds:) > wait() > usleep(_:)
  let delay: Delay = .fixed()  // want blocking-sleep
  _ = delay
  return .none
}
