// A second module without the import: Foundation's names are meant.
import Foundation

func names() async {
  Thread.sleep(forTimeInterval: 1)  // want 10 blocking-sleep
  usleep(1)  // want 3 blocking-sleep
  Process().waitUntilExit()  // want 13 blocking-process
}
