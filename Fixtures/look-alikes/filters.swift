// Filters of the Compression module are read and written like files, and are none.
import Compression
import Foundation

func pack(_ source: FileHandle, _ target: inout Data) async throws {
  let packing = try InputFilter<Data>(.compress, using: .lz4) { size in try source.read(upToCount: size) }
  while let packed = try packing.readData(ofLength: 1 << 20) {  // want 34 compression info certain
    target.append(packed)
    await Task.yield()
  }
}

func unpack(_ filter: OutputFilter, _ pieces: [Data]) async throws {
  for piece in pieces { try filter.write(piece) }  // want 36 compression info certain
  try filter.finalize()
}
