// Another module of the package sees what is public or the package's.
import Foundation
import Library
import Synchronization

func lock(_ mutex: borrowing Mutex<Int>) async {
  mutex.withLock { _ in }
}

func use(_ store: Store) async {
  sleep(1)  // want blocking-sleep certain "sleep(_:)"
  napTogether()  // want blocking-sleep
  napForAll()  // want blocking-sleep
  store.save()  // want blocking-sleep
  store.flush()  // want blocking-sleep
  store.close()  // want blocking-sleep
  _ = FileManager.default.contents(atPath: "x")  // want blocking-file-io certain
}
