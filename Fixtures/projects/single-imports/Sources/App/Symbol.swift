// One symbol brings none of the others of its module.
import Foundation
import struct Loop.Reader

func read() async {
  _ = Reader()
  Process().waitUntilExit()  // want blocking-process
  usleep(1)  // want blocking-sleep
}
