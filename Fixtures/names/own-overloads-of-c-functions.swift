// A function of one's own that takes other types than the C function of its name is an overload of that.
import Foundation

func sleep(_ reason: String) {}
func usleep(_ duration: Duration) {}

func use(_ seconds: UInt32, _ duration: Duration, _ reason: String) async {
  sleep(2)  // want blocking-sleep
  sleep(seconds)  // want blocking-sleep
  sleep("x")
  sleep(reason)
  usleep(3)  // want blocking-sleep
  usleep(duration)
  usleep(.seconds(1))
}
