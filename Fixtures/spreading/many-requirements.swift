// A value decides of all the requirements that a generic helper calls on what holds it.
import Foundation

protocol Source {
  func header() throws -> UInt8
  func body() throws -> UInt8
  func end() throws -> UInt8
}
struct MemorySource: Source {
  func header() -> UInt8 { 1 }
  func body() -> UInt8 { 2 }
  func end() -> UInt8 { 3 }
}
struct FileSource: Source {
  let handle: FileHandle
  func header() throws -> UInt8 { try handle.read(upToCount: 1)?.first ?? 0 }
  func body() throws -> UInt8 { try handle.read(upToCount: 1)?.first ?? 0 }
  func end() throws -> UInt8 { try handle.read(upToCount: 1)?.first ?? 0 }
}

protocol Reader {
  func readHeader() throws -> UInt8
  func readBody() throws -> UInt8
  func readEnd() throws -> UInt8
}
struct Parser<Input: Source>: Reader {
  let input: Input
  func readHeader() throws -> UInt8 { try input.header() }
  func readBody() throws -> UInt8 { try input.body() }
  func readEnd() throws -> UInt8 { try input.end() }
  func run() throws -> UInt8 { try readAll(self) }
}
func readAll<R: Reader>(_ reader: R) throws -> UInt8 {
  try reader.readHeader() + reader.readBody() + reader.readEnd()
}

func use(_ handle: FileHandle) async throws {
  _ = try Parser(input: MemorySource()).run()
  _ = try Parser(input: FileSource(handle: handle)).run()  // want 53 blocking-file-io likely
}
