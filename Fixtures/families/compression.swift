// Compression of whole buffers burns CPU.
import Foundation
import Gzip
import Zip
import ZIPFoundation

func pack(_ data: Data, _ url: URL) async throws {
  _ = try data.gzipped()  // want 16 compression warning
  _ = try data.gunzipped()  // want 16 compression
  let packed = try data.gzipped(level: .bestCompression)  // want 25 compression
  _ = packed.isGzipped ? try packed.gunzipped() : packed  // want 37 compression certain
  _ = try Zip.quickUnzipFile(url)  // want 15 compression
  _ = try Zip.quickZipFiles([url], fileName: "all")  // want 15 compression
  try FileManager.default.zipItem(at: url, to: url)  // want 27 compression
  try FileManager.default.unzipItem(at: url, to: url)  // want 27 compression
}
