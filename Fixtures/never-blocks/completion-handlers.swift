// A trailing closure is the completion handler of an asynchronous function of the same name, where the blocking one takes none.
import Just
import MetalKit
import SwiftCSV
import TSCBasic
import XCTest
import Zip

func textures(_ loader: MTKTextureLoader, _ device: MTLDevice, _ url: URL, _ function: MTLFunction) async throws {
  loader.newTexture(URL: url) { texture, error in print(texture as Any, error as Any) }
  loader.newTexture(URL: url, options: nil) { _, _ in }
  _ = try loader.newTexture(URL: url)  // want 18 media-wait
  _ = try await loader.newTexture(URL: url)
  device.makeLibrary(source: "", options: nil) { _, _ in }
  device.makeComputePipelineState(function: function) { _, _ in }
  _ = try device.makeComputePipelineState(function: function)  // want 18 media-wait
}

func requests(_ url: String) async {
  Just.get(url) { print($0) }
  Just.get(url, params: ["a": 1]) { print($0) }
  Just.post(url, data: ["a": 1], asyncCompletionHandler: { print($0) })
  _ = Just.get(url)  // want 12 synchronous-url-loading
  _ = Just.get(url, headers: ["a": "b"], timeout: 5)  // want 12 synchronous-url-loading
  _ = Just.post(url, data: ["a": 1])  // want 12 synchronous-url-loading
}

func programs() async throws {
  TSCBasic.Process.popen(arguments: ["ls"]) { print($0) }
  _ = try TSCBasic.Process.popen(arguments: ["ls"])  // want 28 blocking-process
}

// Handlers that are called before the function returns change nothing.
func archives(_ archive: URL, _ folder: URL) async throws {
  try Zip.unzipFile(archive, destination: folder, overwrite: true, password: nil) { print($0) }  // want 11 compression
  try Zip.unzipFile(archive, destination: folder, overwrite: true, password: nil)  // want 11 compression
}

final class Waits: XCTestCase {
  func testWaits() async {
    waitForExpectations(timeout: 1) { print($0 as Any) }  // want 5 xctest-wait
  }
}

func tables(_ url: URL) async throws {
  _ = try CSV<Named>(url: url)  // want 11 blocking-file-io
  _ = try NamedCSV(url: url)  // want 11 blocking-file-io
}
