// Another file of the same module without that import: visibility is per file.
import Core
import Foundation

func withoutImport() async {
  Thread.sleep(forTimeInterval: 1)  // want 10 blocking-sleep
  usleep(1)  // want 3 blocking-sleep
  _ = Loader().load("/x")  // want 16 blocking-file-io
}
