// The shortest chain is told; of equally short ones the first in source order.
import Foundation

func leaf() { usleep(1) }
func middle() { leaf() }
func long() {
  middle()
}
func diamond() {
  middle()
  leaf()
}
func tie() {
  first()
  second()
}
func first() { usleep(1) }
func second() { usleep(1) }
func directAndLong() {
  long()
  usleep(1)
}
func twoApis() {
  usleep(1)
  sleep(1)
}

func use() async {
  leaf()  // want blocking-sleep via leaf() > usleep(_:)
  middle()  // want blocking-sleep via middle() > leaf() > usleep(_:)
  long()  // want blocking-sleep via long() > middle() > leaf() > usleep(_:)
  diamond()  // want blocking-sleep via diamond() > leaf() > usleep(_:)
  tie()  // want blocking-sleep via tie() > first() > usleep(_:)
  directAndLong()  // want blocking-sleep via directAndLong() > usleep(_:)
  twoApis()  // want blocking-sleep via twoApis() > usleep(_:)
}

// Nothing in between is reported, and what is not called from async code is silent.
func unused() {
  long()
  diamond()
}
