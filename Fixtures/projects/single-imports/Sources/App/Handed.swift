// One symbol, from a module that hands it on.
import Foundation
import struct Whole.Process

func wait() async {
  Process().waitUntilExit()
  usleep(1)  // want blocking-sleep
}
