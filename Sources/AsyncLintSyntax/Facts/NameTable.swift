/// The names of one file, each once: UTF-8 bytes without backticks.
///
/// The first ids are the same in every file (see `WellKnownName`), so that they compare as integers; only the others are
/// stored.
public struct NameTable: Sendable {
  /// All names that are not well known, one after the other.
  private var bytes: [UInt8]
  /// Where each of them ends in `bytes`.
  private var ends: [UInt32]

  init(bytes: [UInt8] = [], ends: [UInt32] = []) {
    self.bytes = bytes
    self.ends = ends
  }

  /// The well-known names included.
  public var count: Int { WellKnownName.count + ends.count }

  /// The name's bytes. Constant time.
  public func bytes(of name: NameID) -> ArraySlice<UInt8> {
    let ordinal = Int(name) - WellKnownName.count
    guard ordinal >= 0 else { return WellKnownName.allSpellings[Int(name)][...] }
    return bytes[start(ordinal)..<Int(ends[ordinal])]
  }

  /// Calls the closure with the bytes of each name that is not well known, in the order of their numbers.
  public func visitOwn(_ visit: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for end in ends {
        visit(UnsafeBufferPointer(rebasing: bytes[start..<Int(end)]))
        start = Int(end)
      }
    }
  }

  /// Number of bytes. Constant time.
  public func length(of name: NameID) -> UInt32 {
    let ordinal = Int(name) - WellKnownName.count
    guard ordinal >= 0 else { return UInt32(WellKnownName.allSpellings[Int(name)].count) }
    return ends[ordinal] - UInt32(start(ordinal))
  }

  /// As text, for reports.
  public func text(of name: NameID) -> String {
    String(decoding: bytes(of: name), as: UTF8.self)
  }

  private func start(_ ordinal: Int) -> Int { ordinal == 0 ? 0 : Int(ends[ordinal - 1]) }
}
