// A test that looks inside sees everything.
import Foundation
@testable import Library

func lock(_ mutex: Mutex<Int>) async {
  mutex.withLock {}  // want blocking-sleep
}

func use(_ store: Store) async {
  sleep(1)
  nap()  // want blocking-sleep
  store.load()  // want blocking-sleep
  store.clear()  // want blocking-sleep
  _ = FileManager.default.contents(atPath: "x")
}
