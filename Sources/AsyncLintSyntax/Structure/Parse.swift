/// The structure of one file. Total: any bytes give facts, in time linear in their number.
///
/// To read many files use a `FileParser`, which keeps its memory from one to the next.
public func parseFile(_ bytes: [UInt8]) -> FileFacts { FileParser().parse(bytes) }

/// Reads files one after the other, with the same memory. One for each thread.
public final class FileParser {
  private var parser = Parser()

  public init() {}

  /// The structure of one file. Total: any bytes give facts, in time linear in their number.
  public func parse(_ bytes: [UInt8]) -> FileFacts {
    bytes.withUnsafeBufferPointer { parser.parse(SourceBytes($0)) }
  }

  /// The same without what stands in bodies of functions and accessors, as far as that declares nothing that others may see: of such
  /// a body `FileFacts.unreadBodies` has the names, and `body(in:at:isInitializer:)` reads it when it is asked for.
  ///
  /// Takes three quarters of the instructions of `parse` (callgrind, 11 MB of packages).
  public func outline(_ bytes: [UInt8]) -> FileFacts {
    bytes.withUnsafeBufferPointer { parser.parse(SourceBytes($0), leavesBodiesUnread: true) }
  }

  /// What stands in the body at `range`, of a file with these bytes: `root` is its block, missing when no `{` stands there. Places
  /// are those of the file; names are numbered anew. Linear in the length of the range.
  public func body(in bytes: [UInt8], at range: ByteRange, isInitializer: Bool) -> FileFacts {
    bytes.withUnsafeBufferPointer {
      let end = min(Int(range.end), $0.count)
      let start = min(Int(range.start), end)
      return parser.parseBody(
        SourceBytes(UnsafeBufferPointer(rebasing: $0[..<end])), from: start, isInitializer: isInitializer)
    }
  }

  /// The same for bytes that lie in memory already; they are not kept.
  public func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> FileFacts { parser.parse(SourceBytes(bytes)) }
}
