// An async closure of Nuke, and one that ConcurrencyExtras runs before it returns, awaited or not.
import ConcurrencyExtras
import Foundation
import Nuke

func request(_ url: URL) -> ImageRequest {
  ImageRequest(id: "x", data: { try Data(contentsOf: url) }, priority: .high)  // want 37 blocking-file-io
}

func test() async {
  await withMainSerialExecutor { usleep(1) }  // want blocking-sleep
}

func testPlain() {
  withMainSerialExecutor { usleep(1) }
}
