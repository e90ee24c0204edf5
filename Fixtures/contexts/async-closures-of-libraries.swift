// Closures that Quick, CollectionConcurrencyKit, ButtonKit and Queue take as async functions.
import ButtonKit
import CollectionConcurrencyKit
import Foundation
import Queue
import Quick
import SwiftUI

final class LoaderSpec: AsyncSpec {
  override class func spec() {
    beforeSuite { Thread.sleep(forTimeInterval: 1) }
    beforeEach { Thread.sleep(forTimeInterval: 1) }  // want blocking-sleep
    justBeforeEach { Thread.sleep(forTimeInterval: 1) }  // want blocking-sleep
    afterEach { Thread.sleep(forTimeInterval: 1) }  // want blocking-sleep
    describe("loading") {
      it("loads") { Thread.sleep(forTimeInterval: 1) }  // want blocking-sleep
    }
  }
}

final class PlainSpec: QuickSpec {
  override class func spec() {
    beforeEach { Thread.sleep(forTimeInterval: 1) }
    it("loads") { Thread.sleep(forTimeInterval: 1) }
  }
}

func load(_ urls: [URL]) async throws {
  _ = await urls.asyncMap { try? Data(contentsOf: $0) }  // want blocking-file-io
  _ = try await urls.concurrentMap { try Data(contentsOf: $0) }  // want blocking-file-io
  await urls.concurrentForEach(withPriority: .low) { _ = try? Data(contentsOf: $0) }  // want blocking-file-io
}

func enqueue(_ url: URL) {
  let queue = AsyncQueue()
  queue.addOperation { _ = try? Data(contentsOf: url) }  // want blocking-file-io
  queue.addBarrierOperation { _ = try? Data(contentsOf: url) }  // want blocking-file-io
}

struct LoadButton: View {
  let url: URL
  var body: some View {
    AsyncButton { _ = try? Data(contentsOf: url) } label: { Text("Load") }  // want blocking-file-io
  }
}
