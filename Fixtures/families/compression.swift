// Compression of whole buffers burns CPU.
import Foundation
import Gzip
import ZIPFoundation

func pack(_ data: Data, _ url: URL) async throws {
  _ = try data.gzipped()  // want 16 compression warning
  _ = try data.gunzipped()  // want 16 compression
  try FileManager.default.zipItem(at: url, to: url)  // want 27 compression
  try FileManager.default.unzipItem(at: url, to: url)  // want 27 compression
}
