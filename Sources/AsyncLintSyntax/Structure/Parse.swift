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

  /// The same for bytes that lie in memory already; they are not kept.
  public func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> FileFacts { parser.parse(SourceBytes(bytes)) }
}
