/// The names of one file, each once: UTF-8 bytes without backticks.
///
/// The first ids are the same in every file: `NameID.self` … (see `WellKnownName`), so that they compare as integers.
public struct NameTable: Sendable {
  /// All names one after the other.
  var bytes: [UInt8]
  /// `starts[id] ..< starts[id + 1]` is the name's range in `bytes`.
  var starts: [UInt32]

  init() {
    bytes = []
    starts = [0, 0]
  }

  public var count: Int { starts.count - 1 }

  /// The name's bytes. Constant time.
  public func bytes(of name: NameID) -> ArraySlice<UInt8> {
    bytes[Int(starts[Int(name)])..<Int(starts[Int(name) + 1])]
  }

  /// Number of bytes. Constant time.
  public func length(of name: NameID) -> UInt32 {
    starts[Int(name) + 1] - starts[Int(name)]
  }

  /// As text, for reports.
  public func text(of name: NameID) -> String {
    String(decoding: bytes(of: name), as: UTF8.self)
  }
}
