// Waits and loads of single libraries: what flushes, what loads instruments and embeddings, what waits for elements of an interface.
import AVFoundation
import CocoaLumberjackSwift
import NaturalLanguage
import PDFKit
import Sentry
import XCTest

func flush() async {
  SentrySDK.flush(timeout: 5)  // want blocking-wait warning
  SentrySDK.flush(timeout: 0)
  SentrySDK.close()  // want blocking-wait warning
  DDLog.flushLog()  // want blocking-wait warning
  DDLog.sharedInstance.flushLog()  // want blocking-wait warning
}

func load(_ sampler: AVAudioUnitSampler, _ embedding: NLContextualEmbedding, _ url: URL) async throws {
  try sampler.loadInstrument(at: url)  // want media-wait
  try sampler.loadAudioFiles(at: [url])  // want media-wait
  try sampler.loadPreset(at: url)  // want media-wait
  try embedding.load()  // want model-inference
}

func encode(_ image: UIImage) async -> Data? {
  image.pngData()  // want image-processing
}

final class InterfaceTests: XCTestCase {
  @MainActor func testAppears() async {
    let app = XCUIApplication()
    _ = app.buttons["x"].waitForNonExistence(withTimeout: 5)  // want xctest-wait info likely
    _ = app.buttons["x"].wait(for: \.isEnabled, toEqual: true, timeout: 5)  // want xctest-wait info likely
    _ = app.wait(for: .runningForeground, timeout: 3)  // want xctest-wait info
  }
}
