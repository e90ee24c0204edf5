/// The structure of one file. Total: any bytes give facts, in time linear in their number.
///
/// To read many files use a `FileParser`, which keeps its memory from one to the next.
public func parseFile(_ bytes: [UInt8]) -> FileFacts { FileParser().parse(bytes) }

/// What stands in a body: the parser's own memory, for as long as nothing else is read.
public struct BodyFacts {
  /// As in `FileFacts`: `nodes[0]` is the missing node.
  public let nodes: UnsafeBufferPointer<Node>
  public let childLists: UnsafeBufferPointer<UInt32>
  /// The body's block, missing when no `{` stands there.
  public let root: NodeID
  /// As in `FileFacts`.
  public let longChains: [NodeID]
  let text: UnsafeBufferPointer<UInt8>
  let ends: UnsafeBufferPointer<UInt32>

  /// Calls the closure with the spelling of each name from number `first` on, which is no well-known one, in the order of their numbers.
  public func visitNames(from first: NameID, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let known = max(0, Int(first) - WellKnownName.count)
    var start = known == 0 ? 0 : Int(ends[known - 1])
    for end in ends.dropFirst(known) {
      body(UnsafeBufferPointer(rebasing: text[start..<Int(end)]))
      start = Int(end)
    }
  }
}

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

  /// Reads what stands in the body at `range`, of a file with these bytes. Places are those of the file; names are numbered anew, or with
  /// `keepsNames` have the numbers that the last body gave them. Linear in the length of the range.
  public func withBody<Result>(
    in bytes: [UInt8], at range: ByteRange, isInitializer: Bool, keepsNames: Bool = false, _ use: (BodyFacts) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer {
      let end = min(Int(range.end), $0.count)
      let start = min(Int(range.start), end)
      return parser.withBody(
        SourceBytes(UnsafeBufferPointer(rebasing: $0[..<end])), from: start, isInitializer: isInitializer,
        keepsNames: keepsNames, use)
    }
  }

  /// Splits a file into tokens and says how many there are. For measurements: a part of what `outline` does.
  public func countTokens(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { parser.countTokens(SourceBytes($0)) }
  }

  /// The same for bytes that lie in memory already; they are not kept.
  public func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> FileFacts { parser.parse(SourceBytes(bytes)) }
}
